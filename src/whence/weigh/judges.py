"""The pair model: do two statements give one answer, different answers to one question, or speak of other things?

One small network reads both statements together; where both give numbers, a gate weighs its word together with the
interval rules (`same_quantity.py`). It also gives vectors of single statements, near for statements that answer one
question, whatever the answer. Its numbers are 8-bit and scaled by what stands in one run, so pairs run one by one:
what is said of a pair depends neither on the pairs beside it, nor on their order, nor on the number of threads.
`training/pairs` makes the model; `models/pairs.md` says how good it is.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from whence.errors import WhenceError
from whence.modelfiles import check_model_files, import_for
from whence.weigh.judge_masks import mask_answer
from whence.weigh.judge_memories import Memory
from whence.weigh.judge_words import Ints, JudgedText, cut_text, join_pair, stand_alone
from whence.weigh.same_quantity import compare_amounts, gate_features

Floats = NDArray[np.float32]
Verdict = Literal["agree", "other answer", "other question"]
VERDICTS: tuple[Verdict, ...] = ("agree", "other answer", "other question")
FORMAT = 1  # of the metadata; raised when a model needs other code
MODEL, TOKENIZER, SUMS = "pairs.onnx", "reader-tokenizer.json", "pairs.sha256"
_CALLED = {"model": "the pair model", "remedy": "weigh without it"}
HIDDEN = 384  # length of a statement's vector
_KEPT_TEXTS, _KEPT_PAIRS = 6_000, 30_000  # some 50 MB in all; more than 300 articles of one story need
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is thought of a pair of statements; both orders of the two give the same.

    The three probabilities sum to 1. `same_events` in [0, 1] says how likely both tell of the same events, whatever
    they say of them. `verdict` None: too unsure to say. `rule`: what the intervals show, where both give amounts.
    """

    agree: float
    other_answer: float
    other_question: float
    same_events: float
    verdict: Verdict | None
    rule: str

    @property
    def same_question(self) -> float:
        """Give how likely it is that both answer one question."""
        return self.agree + self.other_answer


@dataclass(frozen=True, slots=True)
class Gate:
    """How scores become probabilities: a temperature, and weights for pairs that both give amounts.

    `weights` (3, n_features) and `bias` (3,) belong to `same_quantity.FEATURES`; `least` (2, 3) is the probability that
    each verdict needs, without and with amounts.
    """

    temperature: float
    weights: Floats
    bias: Floats
    least: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """A loaded pair model. `threads` pairs are judged at a time; what was read once is kept for as long as it lives.

    Two judges of one session are equal, so that what they gave can be recalled (`recall.py`).
    """

    name: str
    session: Any
    tokenizer: Any = field(compare=False)
    gate: Gate = field(compare=False)
    threads: int = field(compare=False)
    _texts: Memory[str, JudgedText] = field(
        default_factory=lambda: Memory(_KEPT_TEXTS), repr=False, compare=False
    )
    _vectors: Memory[str, Floats] = field(
        default_factory=lambda: Memory(_KEPT_TEXTS), repr=False, compare=False
    )
    _judged: Memory[tuple[str, str], Judgement] = field(
        default_factory=lambda: Memory(_KEPT_PAIRS), repr=False, compare=False
    )

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        """Give what is thought of each pair, in order; a pair that comes again, in either order, is run once."""
        keys = [(min(pair), max(pair)) for pair in pairs]
        found = self._judged.recall(keys, self._judge_all)
        return [found[key] for key in keys]

    def embed(self, texts: Sequence[str]) -> Floats:
        """Give (n_texts, 384) unit vectors of the questions that `texts` answer; zeros for a text without words."""
        masked = [mask_answer(text) for text in texts]
        found = self._vectors.recall(masked, self._embed_all)
        return np.array([found[text] for text in masked], dtype=np.float32).reshape(-1, HIDDEN)

    def score(self, one: JudgedText, two: JudgedText) -> Floats:
        """Give the network's (4,) logits: the three verdicts, and whether both tell of the same events."""
        return self._run(*join_pair(one, two))[0]

    def _cut(self, texts: Iterable[str]) -> Mapping[str, JudgedText]:
        return self._texts.recall(texts, lambda absent: [cut_text(text, self.tokenizer) for text in absent])

    def _judge_all(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        cut = self._cut(text for pair in pairs for text in pair)
        return self._map(lambda pair: self._judge(cut[pair[0]], cut[pair[1]]), pairs)

    def _embed_all(self, texts: Sequence[str]) -> list[Floats]:
        cut = self._cut(texts)
        return self._map(lambda text: self._embed(cut[text]), texts)

    def _map(self, function: Callable[[T], R], items: Sequence[T]) -> list[R]:
        if self.threads < 2 or len(items) < 2:
            return [function(item) for item in items]
        with ThreadPoolExecutor(self.threads) as pool:
            return list(pool.map(function, items))

    def _judge(self, one: JudgedText, two: JudgedText) -> Judgement:
        scores = self.score(one, two)
        both = bool(one.amounts and two.amounts)
        if both:
            logits = self.gate.weights @ gate_features(scores[:3].tolist(), one, two) + self.gate.bias
        else:
            logits = scores[:3] / self.gate.temperature
        chances = np.exp(logits - logits.max())
        chances /= chances.sum()
        best = int(chances.argmax())
        is_sure = chances[best] >= self.gate.least[int(both)][best]
        return Judgement(
            agree=float(chances[0]),
            other_answer=float(chances[1]),
            other_question=float(chances[2]),
            same_events=float(1 / (1 + np.exp(-float(scores[3])))),
            verdict=VERDICTS[best] if is_sure else None,
            rule=compare_amounts(one, two).rule if both else "",
        )

    def _embed(self, text: JudgedText) -> Floats:
        if not len(text.pieces):
            return np.zeros(HIDDEN, dtype=np.float32)
        vector = self._run(*stand_alone(text))[1]
        return vector / max(float(np.linalg.norm(vector)), 1e-9)

    def _run(self, pieces: Ints, features: Ints) -> tuple[Floats, Floats]:
        scores, vector = self.session.run(None, {"pieces": pieces[None], "features": features[None]})
        return np.asarray(scores[0], dtype=np.float32), np.asarray(vector[0], dtype=np.float32)


def load_judge(folder: Path | None = None, *, threads: int = 1) -> Judge:
    """Give the pair model of the package, or of `folder`; it is loaded once, when its SHA-256 is checked.

    Raises WhenceError when a file is missing, altered, or made for another version, and when onnxruntime or
    tokenizers are not installed.
    """
    return replace(_load(folder), threads=threads)


@cache  # for the life of the process
def _load(folder: Path | None) -> Judge:
    paths = check_model_files(folder, SUMS, (MODEL, TOKENIZER), **_CALLED)
    runtime, tokenizers = import_for("onnxruntime", **_CALLED), import_for("tokenizers", **_CALLED)
    options = runtime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = 1, 1
    session = runtime.InferenceSession(str(paths[MODEL]), options, providers=["CPUExecutionProvider"])
    meta = json.loads(session.get_modelmeta().custom_metadata_map.get("whence", "{}"))
    if meta.get("format") != FORMAT:
        raise WhenceError(
            f"{paths[MODEL]}: model format {meta.get('format')!r}, this version reads {FORMAT}; "
            "install the model that belongs to it"
        )
    gate = Gate(
        temperature=meta["temperature"],
        weights=np.array(meta["weights"], dtype=np.float32),
        bias=np.array(meta["bias"], dtype=np.float32),
        least=tuple(tuple(row) for row in meta["least"]),
    )
    tokenizer = tokenizers.Tokenizer.from_file(str(paths[TOKENIZER]))
    return Judge(meta["name"], session, tokenizer, gate, threads=1)
