"""Every tuned number and limit, with its unit and the reason for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run is made with; a case records it. Defaults are what the figures in docs were measured with."""

    # ingest
    max_file_bytes: int = 32 * 1024 * 1024  # an article of 20 MB is read; beyond this it is no article
    max_html_depth: int = 250  # nested tags; lxml gives nothing, without a word, past 256
    max_line_chars: int = 20_000  # a longer line is cut at sentence ends before it is labelled

    # trace
    shingle_words: int = 5  # words in an n-gram of the passage index
    min_passage_words: int = 8  # shorter shared text is not reported

    # where it runs
    processes: int = 0  # for the stages that handle one document at a time; 0: one per core
