"""The description of the API: FastAPI's own for what is sent, and the records of the screens for what comes back."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from whence.web.guards import WRITE_HEADER
from whence.web.schemas import TWINS, make_components

_WORDS = {"type": "string", "maxLength": 1_000}


def describe(app: FastAPI) -> None:
    """Let `/openapi.json` name each screen with what it may be asked for and what it answers."""

    def make() -> dict[str, Any]:
        if app.openapi_schema is None:
            whole = get_openapi(title="whence", version=app.version, routes=app.routes)
            answers, parts = make_components()
            whole.setdefault("components", {}).setdefault("schemas", {}).update(parts)
            whole["paths"] = _place(whole["paths"], answers)
            app.openapi_schema = whole
        return app.openapi_schema

    app.openapi = make  # type: ignore[method-assign]  # the way FastAPI documents


def _place(paths: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """Put one path for each screen in the place of the two that take any."""
    plain = paths.pop("/api/{screen}")["get"]
    card = paths.pop("/api/{screen}/{key}")["get"]
    for name, twin in TWINS.items():
        described = _describe_screen(plain, name, twin.asked, answers[name])
        paths.setdefault(f"/api/{name}", {})["get"] = described
        if twin.card is not None:
            described = _describe_screen(card, f"{name}_card", (), answers[f"{name}/KEY"])
            paths[f"/api/{name}/{{key}}"] = {"get": described}
    for name in ("state", "exports"):
        paths[f"/api/{name}"]["get"]["responses"] = _answer(answers[name])
    for path in ("/api/decisions", "/api/decisions/{number}/undo"):
        paths[path]["post"]["responses"] |= _answer(answers["effect"]) | _faults(answers, "409")
    _describe_upload(paths["/api/documents"]["post"], answers)
    for path in paths.values():
        for method, described in path.items():
            described["responses"] |= _faults(answers, "400", "422", "503")
            if method == "get" and "{key}" in str(described.get("parameters")):
                described["responses"] |= _faults(answers, "404")
            if method == "post":
                described.setdefault("parameters", []).append(
                    {"name": WRITE_HEADER, "in": "header", "required": True, "schema": {"const": "desk"}}
                )
    return paths


def _describe_screen(base: dict[str, Any], name: str, asked: tuple[str, ...], answer: Any) -> dict[str, Any]:
    kept = [each for each in base["parameters"] if each["name"] != "screen"]
    kept += [{"name": each, "in": "query", "schema": _WORDS} for each in asked]
    return {
        **base,
        "operationId": f"read_{name}",
        "parameters": kept,
        "responses": base["responses"] | _answer(answer) | _faults_of_screen(),
    }


def _faults_of_screen() -> dict[str, Any]:
    fault = {"$ref": "#/components/schemas/Fault"}
    return {"404": {"description": "Nothing has that key.", "content": {"application/json": {"schema": fault}}}}


def _answer(schema: Any) -> dict[str, Any]:
    return {"200": {"description": "What was asked for.", "content": {"application/json": {"schema": schema}}}}


def _faults(answers: dict[str, Any], *codes: str) -> dict[str, Any]:
    words = {
        "400": "It cannot be done as it was asked for.",
        "404": "It is not there.",
        "422": "It is not of the form that is described here.",
        "409": "Another write is under way.",
        "503": "The case cannot be read or written now.",
    }
    content = {"application/json": {"schema": answers["fault"]}}
    return {code: {"description": words[code], "content": content} for code in codes}


def _describe_upload(post: dict[str, Any], answers: dict[str, Any]) -> None:
    lines = {
        "type": "string",
        "description": "JSON lines: a Step each; the last one {effect: Effect} or a Fault.",
    }
    post["requestBody"] = {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
    post["responses"] |= _faults(answers, "409")
    post["responses"]["200"] = {
        "description": "Told as it goes.",
        "content": {"application/x-ndjson": {"schema": lines}},
    }
