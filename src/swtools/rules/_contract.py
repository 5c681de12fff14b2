"""The contract of a rule.

A module in this package is one rule: one meaning of the language that an author may miss. Its docstring is its page of the
manual (what, why, how to mend). It declares

    CODES: dict[str, str]                                    code → one line that says what was found
    PASS: str                                                a sample without these findings
    FAIL: dict[str, str]                                     for each code a sample with it
    ACCEPTABLE: tuple[str, ...]                              optional: errors that a tool may accept with `allow` (warnings all)
    SKIP_WITH_HOLLOW: bool                                   optional: says nothing while some tool could not be built

and at least one of

    def check_instrument(instrument, library) -> Iterator[Diagnostic]
    def check_library(library) -> Iterator[Diagnostic]
    def unused_allowances(instrument, findings, acceptable) -> Iterator[Diagnostic]      (one rule only; it runs after all others)

A sample is what an author would write. A list stands for the `items` of a form, a mapping for keys of a tool; lines such as
`# standards/concepts.yaml` divide a sample that needs several files. Samples are the rule's test (`tests/rules`) and stand
in the manual. Rules never import each other; what several of them need is in the modules whose names begin with `_`.
"""
