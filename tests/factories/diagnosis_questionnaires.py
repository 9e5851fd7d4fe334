"""Questionnaires with sheets for tests; every answer is invented."""

import factory

from diagnosis.answers import Given
from diagnosis.models import Answer, Question, Questionnaire, Sheet
from diagnosis.research_enums import QuestionKind
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import DiagnosisFactory


class QuestionnaireFactory(factory.django.DjangoModelFactory):
    """A questionnaire without questions."""

    class Meta:
        model = Questionnaire

    diagnosis = factory.SubFactory(DiagnosisFactory)
    title = factory.Sequence(lambda n: f"Ankieta o usługach {n}")
    greeting = "Pytamy o usługi w gminie."
    clause = "Ankieta jest anonimowa."
    created_by = factory.SubFactory(UserFactory, worker=True)


class QuestionFactory(factory.django.DjangoModelFactory):
    """A question with one answer of three."""

    class Meta:
        model = Question

    class Params:
        multiple = factory.Trait(kind=QuestionKind.MULTIPLE, text="Czego brakuje?")
        scale = factory.Trait(
            kind=QuestionKind.SCALE, text="Jak łatwo o pomoc?", options=[], low="trudno", high="łatwo"
        )
        numeric = factory.Trait(kind=QuestionKind.NUMBER, text="Ile osób w domu?", options=[], unit="osób")
        written = factory.Trait(kind=QuestionKind.TEXT, text="Co zmienić?", options=[])

    questionnaire = factory.SubFactory(QuestionnaireFactory)
    position = factory.Sequence(lambda n: n)
    kind = QuestionKind.SINGLE
    text = "Co utrudnia korzystanie z usług?"
    options = ["dojazd", "koszt", "godziny"]


class SheetFactory(factory.django.DjangoModelFactory):
    """A sheet without answers."""

    class Meta:
        model = Sheet

    questionnaire = factory.SubFactory(QuestionnaireFactory)
    number = factory.Sequence(lambda n: n + 1)
    created_by = factory.SubFactory(UserFactory, worker=True)


def a_whole_questionnaire(**given) -> Questionnaire:
    """A questionnaire with a question of each kind: ``one many scale number text``."""
    questionnaire = QuestionnaireFactory(**given)
    for at, (name, traits) in enumerate(
        {
            "one": {"required": True},
            "many": {"multiple": True, "with_other": True, "most": 3},
            "scale": {"scale": True},
            "number": {"numeric": True},
            "text": {"written": True, "section": "Na koniec"},
        }.items()
    ):
        setattr(questionnaire, name, QuestionFactory(questionnaire=questionnaire, position=at, **traits))
    return questionnaire


def a_sheet(questionnaire: Questionnaire, answers: dict[Question, Given], **given) -> Sheet:
    """A sheet with these answers."""
    sheet = SheetFactory(questionnaire=questionnaire, **given)
    for question, answer in answers.items():
        Answer.objects.create(
            sheet=sheet,
            question=question,
            state=answer.state,
            choices=list(answer.choices),
            number=answer.number,
            text=answer.text,
        )
    return sheet
