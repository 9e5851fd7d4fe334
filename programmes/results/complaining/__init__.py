"""The register of irregularities and complaints: its words, its process, who may do what, its papers."""
