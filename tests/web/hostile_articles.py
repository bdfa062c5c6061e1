"""Articles that want to be more than words: markup, handlers, links that run, marks that turn words around."""

from pathlib import Path

RUNS = "window.ran=1;alert(1);fetch('http://evil.example/')"
WORDS = (
    f"<script>{RUNS}</script>", f"<img src=x onerror=\"{RUNS}\">", f"<svg/onload={RUNS}>",
    f"<a href=\"javascript:{RUNS}\">here</a>", "{{constructor.constructor('alert(1)')()}}", "</title><b>bold",
)  # fmt: skip
HOSTILE = {
    "markup.txt": f"Orle Courier\n\n{WORDS[0]} pump failed twice\n\n12 October 2029\n\n"
    f"The pump {WORDS[1]} failed twice in June, two inspectors told the Orle Courier.\n\n"
    f"“Nobody {WORDS[2]} was hurt at the {WORDS[3]} plant,” the director, Mara {WORDS[4]} Velt, said on Friday.\n\n"
    f"The {WORDS[5]} pump had been checked in May, said Ilse Korn, an engineer.\n",
    "second.txt": "Selm Herald\n\nPump failed twice\n\n13 October 2029\n\n"
    f"The pump {WORDS[1]} failed twice in June, the Orle Courier reported on Friday, citing two inspectors.\n\n"
    '“It was \u202eereht saw ydobon\u202c there,” Mara \u200bVelt told the Selm Herald. =HYPERLINK("http://evil.example")\n',
}
PAGE = """<!doctype html><html><head><title>Pump stood still</title>
<meta property="og:site_name" content="Lisna Mirror">
<script>window.ran=1</script></head><body onload="window.ran=1"><article><h1>Pump stood still &lt;script&gt;</h1>
<p>14 October 2029</p><p>The pump of the plant stood still in June, the
<a href="javascript:window.ran=1">Orle Courier</a> reported, citing two inspectors.</p>
<p onmouseover="window.ran=1">“The pump was replaced in August,” Jon Hale, head of the works, told the Lisna Mirror.</p>
<iframe src="http://evil.example/"></iframe></article></body></html>"""
BROKEN = (
    "Norrey Post\n\nPump again\n\n15 October 2029\n\n“The pump at the works was old,” said Ann Lee, a nurse.\n".encode()
    + b"\xff\xfe\xc3\x28\x80 caf\xe9\n"
)


def write_hostile(folder: Path) -> list[Path]:
    """Write the articles, one with a name that is markup too, and give their files."""
    data = {name: text.encode() for name, text in HOSTILE.items()}
    data |= {"<img src=x onerror=alert(1)>.html": PAGE.encode(), "broken.txt": BROKEN}
    for name, content in data.items():
        (folder / name).write_bytes(content)
    return sorted(folder / name for name in data)
