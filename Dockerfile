# The web server and the worker; the database is a server of its own, see compose.yaml.
FROM python:3.13-slim-bookworm

# WeasyPrint lays documents out with Pango.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --shell /usr/sbin/nologin cus

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=cus.settings.production
WORKDIR /srv/cus
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
# Static files get names with a sum of their content; no secret and no database is needed for that.
RUN SECRET_KEY=build-only PERSONAL_DATA_KEYS=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= DATABASE_URL=postgres://build@localhost/build python manage.py collectstatic --noinput \
    && mkdir -p .media && chown cus .media

USER cus
ENV BIND=0.0.0.0:8000
EXPOSE 8000
CMD ["gunicorn", "--config", "python:cus.gunicorn", "cus.wsgi"]
