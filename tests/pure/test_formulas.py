"""Formulas: what the MathML must say, so that it is drawn well in every font, and the LaTeX that it keeps."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from literature.formulas import FormulaError, convert_formula, expand_macros, write_in_line

MACROS = {"vx": r"\mathbf{x}", "dff": r"d_{\mathrm{ff}}", "LN": r"\operatorname{LN}", "LNx": r"\LN(\vx)"}


def parse(latex, **options):
    """The formula as a tree, without its LaTeX."""
    tree = ET.fromstring(convert_formula(latex, **options).replace("&ApplyFunction;", "\u2061"))
    semantics = tree.find("semantics")
    assert semantics is not None
    return tree, semantics[0], semantics.find("annotation")


@pytest.mark.parametrize(
    ("latex", "accent", "stretchy", "look"),
    [
        (r"\bar w", "\u00af", "false", "lit-bar"),
        (r"\bar{\mathbf{w}}", "\u00af", "false", "lit-bar"),
        (r"\overline{AB}", "\u203e", "true", "lit-bar"),
        (r"\hat x", "\u02c6", "false", None),
        (r"\widehat{ab}", "^", "true", None),
        (r"\tilde x", "\u02dc", "false", None),
        (r"\vec v", "\u2192", "false", "lit-arrow"),
        (r"\dot x", "\u02d9", None, None),
    ],
)
def test_accent_stands_over_its_letter_by_a_character_of_its_own(latex, accent, stretchy, look):
    _, over, _ = parse(latex)
    assert over.tag == "mover" and over.get("accent") == "true"
    assert (over[1].text, over[1].get("stretchy"), over[1].get("class")) == (accent, stretchy, look)


def test_line_under_a_letter_is_an_accent_below_it():
    _, under, _ = parse(r"\underline{x}")
    assert under.tag == "munder" and under.get("accentunder") == "true"
    assert (under[1].text, under[1].get("stretchy")) == ("_", "true")


def test_no_accent_is_a_combining_character():
    """They are drawn over what comes before them, which in MathML is nothing: they stood left of their letter."""
    latex = r"\bar x \overline{x} \hat x \widehat{x} \tilde x \vec x \dot x \ddot x \check x \acute x \grave x \breve x \underline{x}"
    mathml = convert_formula(latex)
    assert not [character for character in mathml if 0x300 <= ord(character) <= 0x36F or 0x20D0 <= ord(character) <= 0x20FF]


def test_sized_bracket_is_a_larger_sign_and_stands_in_no_gap():
    """Bug: a bracket of a set size was as wide as the widest of its font."""
    mathml = convert_formula(r"f\big(x\big) + \Big[y\Big]^2 + \left(z\right)")
    for sign, look in (("(", "lit-big"), (")", "lit-big"), ("[", "lit-bigger"), ("]", "lit-bigger")):
        assert f'<mo stretchy="false" class="{look}">{sign}</mo>' in mathml
    assert "minsize" not in mathml
    assert "<mo>(</mo>" in mathml  # grows with what it holds
    assert 'minsize="2' in convert_formula(r"\bigg(x\bigg)")


def test_display_is_said():
    assert parse("x", display=True)[0].get("display") == "block"
    assert parse("x")[0].get("display") is None


@pytest.mark.parametrize("latex", [r"a < b \And c", r"\bar x</annotation><script>"])
def test_latex_is_kept_as_it_was_written(latex):
    assert parse(latex, macros={"And": r"\land"})[2].text == latex.replace(r"\And", r"\land")


def test_kept_latex_has_no_mend_of_ours():
    assert parse(r"\big(x\big)^2")[2].text == r"\big(x\big)^2"


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"\vx_t", r"\mathbf{x}_t"),
        (r"\LN x", r"\operatorname{LN} x"),
        (r"W_\dff", r"W_{d_{\mathrm{ff}}}"),
        (r"\hat\vx + \frac \vx 2", r"\hat{\mathbf{x}} + \frac {\mathbf{x}} 2"),
        (r"\LNx", r"\operatorname{LN}(\mathbf{x})"),
        (r"\vxy \max_\ell", r"\vxy \max_\ell"),
        ("\n x \n", "x"),
    ],
)
def test_macros_of_the_site_are_spelled_out_for_who_pastes_the_latex(latex, plain):
    assert expand_macros(latex, MACROS) == plain


def test_latex_without_macros_shows_the_same_formula():
    latex = r"\hat\vx \in \mathbb{R}^{\dff}, \LNx = \frac\vx 2"
    drawn = [ET.tostring(formula) for formula in (parse(latex, macros=MACROS)[1], parse(expand_macros(latex, MACROS))[1])]
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize("latex", [r"\zzz", r"\frac{", "x^2^3", "}"])
def test_what_is_no_latex_is_an_error_that_says_where(latex):
    with pytest.raises(FormulaError, match=r"\S"):
        convert_formula(latex)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\vx_i^{\ell}", "x_i^ℓ"),
        (r"m_{i,j}^2 y", "m_{i, j}^2 y"),
        (r"p < 0.05", "p < 0.05"),
        (r"-3 - x", "−3 − x"),
        (r"\frac{x_i}{2}", "(x_i)/2"),
        (r"\frac{1}{2}", "1/2"),
        (r"\sqrt{\dff}", "√(d_ff)"),
        (r"\sum_{k} f_k \mathbf w_k", "∑_k f_k w_k"),
        (r"\log p(I \mid act)", "log p(I∣act)"),
        (r"\LN(\vx)", "LN(x)"),
        (r"\bar{x}", "x¯"),
        (r"\frac{1", ""),
    ],
)
def test_formula_in_a_line_of_text_says_what_it_says_on_the_page(latex, text):
    assert write_in_line(latex, MACROS) == text
