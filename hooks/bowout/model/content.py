"""Everything under snippets/, loaded once: what the checks, the pages and the command line share.

It is always what the readers of one guide get; `Content.guide` is the same for those of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from bowout.load import kinds
from bowout.load.files import Source, is_scratch, pages_below, read_source
from bowout.load.ids import FILE_ID
from bowout.load.nodes import Node
from bowout.load.parse import parse
from bowout.load.schema_line import check_schema_line
from bowout.load.shapes.sources import PRIMARY
from bowout.load.shapes.translation import differences, translated
from bowout.model.addresses import LETTERS, page_address
from bowout.model.build import build_letter
from bowout.model.country import Country, build_country
from bowout.model.decision import Decision, build_decision
from bowout.model.finder import Finder, build_finder
from bowout.model.layout import Place
from bowout.model.letter import Letter
from bowout.model.school import School, build_school
from bowout.model.vocabulary import Vocabulary, bad_example
from bowout.problems import Problem, errors

ROLE = re.compile(r"---[ ]*\n(?:(?!---).*\n)*?role: *(?P<role>[a-z-]+) *\n")
IGNORED = {"README.md", "LICENSE", "LICENSE.md"}


@dataclass(frozen=True)
class Cited:
    """One source: `seen` is the month in which it was read; `year` is empty for an undated page.

    `kind` is one of those in `load/shapes/sources.py`.
    """

    id: str
    title: str
    url: str
    publisher: str
    seen: str
    year: str = ""
    # The language of the title; empty where it is that of the first guide.
    lang: str = ""
    kind: str = "other"
    # The day or month of its content, where more than the year is known.
    dated: str = ""
    # Whether it is cited from knowledge of its text, before anybody has opened the address.
    unopened: bool = False

    @property
    def primary(self) -> bool:
        """Whether the law itself speaks here, and not somebody who writes about it."""
        return self.kind in PRIMARY


@dataclass
class Guide:
    """What the readers of one language have for themselves. `folder` is where its pages stand: "" or "sv/"."""

    lang: str
    folder: str = ""
    countries: dict[str, Country] = field(default_factory=dict)
    finder: Finder | None = None
    decision: Decision | None = None
    figures: dict[str, Any] = field(default_factory=dict)
    page_roles: dict[str, str] = field(default_factory=dict)


@dataclass
class Content:
    """All snippets of a project, by id. Files with errors are left out; `problems` says why."""

    root: Path
    # The language of its readers: that of the guide.
    lang: str = ""
    # Where that guide stands below docs/ and below the site's root: "" for the first, "sv/" for another.
    folder: str = ""
    # By language. The first is the one whose pages stand right below docs/.
    guides: dict[str, Guide] = field(default_factory=dict)
    vocabularies: dict[str, Vocabulary] = field(default_factory=dict)
    blocks: dict[str, dict[str, Node]] = field(default_factory=dict)
    letters: dict[str, Letter] = field(default_factory=dict)
    rules: dict[str, list[tuple[str, Node]]] = field(default_factory=dict)
    # By language: words that several rules share.
    word_lists: dict[str, Node] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)
    schools: dict[str, School] = field(default_factory=dict)
    finder: Finder | None = None
    decision: Decision | None = None
    words: dict[str, Node] = field(default_factory=dict)
    sources: dict[str, Cited] = field(default_factory=dict)
    source_nodes: dict[str, Node] = field(default_factory=dict)
    figures: dict[str, Any] = field(default_factory=dict)
    figure_nodes: dict[str, Node] = field(default_factory=dict)
    # What letters are for on the site (snippets/roles.yml), with the ids of those that do it.
    letter_roles: dict[str, list[str]] = field(default_factory=dict)
    role_nodes: Node | None = None
    # What pages are for (`role:` in their front matter), with their files below docs/. Where the guide has no page
    # for a role, it is the first guide's.
    page_roles: dict[str, str] = field(default_factory=dict)
    published: list[Node] = field(default_factory=list)
    moved: dict[str, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    # Kind, language and id of the files with errors, so that what names them is not told as well.
    broken: set[tuple[str, str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """There is always a guide, also where nothing was loaded."""
        self.guides = self.guides or {self.lang: Guide(self.lang)}

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the guide."""
        return self.vocabularies.get(self.lang) or Vocabulary()

    def words_of(self, place: str) -> dict[str, str]:
        """The words of the interface that stand in one place, in the guide's language."""
        return self.vocabulary.words(place)

    @property
    def up(self) -> str:
        """The way from the guide's folder to the site's root."""
        return "../" if self.folder else ""

    @property
    def first(self) -> str:
        """The language of the first guide."""
        return next(iter(self.guides), self.lang)

    def guide(self, lang: str) -> Content:
        """The content as the readers of this guide get it."""
        if lang == self.lang:
            return self
        own = self.guides[lang]
        return replace(
            self,
            lang=lang,
            folder=own.folder,
            countries=own.countries,
            finder=own.finder,
            decision=own.decision,
            figures=own.figures,
            page_roles=self.guides[self.first].page_roles | own.page_roles,
        )

    def guide_of(self, path: str) -> str:
        """The language of the guide to which a page belongs, by its path below docs/ or below the site's root."""
        found = (
            one.lang for one in self.guides.values() if one.folder and path.startswith(one.folder)
        )
        return next(found, self.first)

    def letter_address(self, id: str) -> str:
        """Where a letter stands."""
        letter = self.letters.get(id)
        folder = self.guides[letter.guide].folder if letter and letter.guide in self.guides else ""
        return f"{folder}{LETTERS}{id}/"

    def twin(self, id: str) -> str:
        """The letter of this guide that does the same as one of another; the same letter where there is none."""
        own = (one for one in self.letters.values() if one.guide == self.lang and one.twin)
        return next((one.id for one in own if one.twin == id), id)

    def known(self, kind: str, readable: Iterable[str]) -> set[str]:
        """The ids of a kind: those that could be read, and those of broken files."""
        return {*readable, *(id for name, _, id in self.broken if name == kind)}

    def role(self, name: str) -> str:
        """The letter that does this on the site."""
        return self.letter_roles[name][0]

    def address(self, role: str) -> str:
        """Where the page with this role stands."""
        return page_address(self.page_roles[role])

    def is_broken(self, kind: str) -> bool:
        """Whether some file of this kind has errors."""
        return any(name == kind for name, _, _ in self.broken)


def load_content(root: Path) -> Content:
    """Read and build everything below `root`/snippets. Never raises for what a file holds."""
    content = Content(root)
    nodes = list(_nodes(content))
    content.guides = {lang: Guide(lang, folder) for lang, folder in _guides(nodes)}
    content.lang = content.first
    words: list[tuple[str, str, str, Node]] = []
    for kind, lang, id, node in nodes:
        if kind.endswith(kinds.IN_WORDS):
            words.append((kind.removesuffix(kinds.IN_WORDS), lang, id, node))
        elif kind != "letter":
            _place(content, kind, lang, id, node)
    for kind, lang, id, node in nodes:
        if kind == "letter":
            _add_letter(content, id, lang, node)
    _add_page_roles(content)
    _complete_guides(content, words)
    return content


def _guides(nodes: list[tuple[str, str, str, Node]]) -> list[tuple[str, str]]:
    """The languages of the guides with their folders, the first one first."""
    own = [lang for kind, lang, _, _ in nodes if kind == "interface"]
    langs = (
        own
        or sorted({lang for kind, lang, _, _ in nodes if kind in ("fields", "labels") and lang})[:1]
    )
    named = [node.words("language") for kind, _, _, node in nodes if kind == "roles"]
    first = next((lang for lang in named if lang), next(iter(langs), ""))
    others = [(lang, f"{lang}/") for lang in langs if lang != first]
    return [(first, ""), *others]


def _add_page_roles(content: Content) -> None:
    docs = content.root / "docs"
    for file in pages_below(docs):
        source, _ = read_source(file, content.root)
        if source and (match := ROLE.match(source.text)):
            path = file.relative_to(docs).as_posix()
            content.guides[content.guide_of(path)].page_roles[match["role"]] = path
    content.page_roles = content.guides[content.lang].page_roles


def _complete_guides(content: Content, words: list[tuple[str, str, str, Node]]) -> None:
    """What each guide has in its own language: the facts of the first, with its words laid over them."""
    first = content.guides[content.first]
    first.countries, first.finder, first.decision = (
        content.countries,
        content.finder,
        content.decision,
    )
    first.figures = content.figures
    for kind, lang, id, node in words:
        base = _translates(content, kind, id)
        if lang not in content.guides or lang == content.first:
            message = f"There is no second guide in “{lang}”: it has no interface.yml of its own."
            content.problems.append(node.problem("idle-translation", message, "Delete this file."))
        elif base is None and content.is_broken(kind):
            continue  # what is wrong with it is a problem of its own
        elif base is None:
            message = f"There is no {kind} `{id}` to translate."
            content.problems.append(node.problem("idle-translation", message, "Delete this file."))
        else:
            shape = kinds.named(kind + kinds.IN_WORDS).shape
            content.problems += differences(shape, base, node)
            _lay_over(content, kind, lang, id, translated(base, node))


def _translates(content: Content, kind: str, id: str) -> Node | None:
    """The file that such a file of words translates."""
    if kind == "finder":
        return content.finder.node if content.finder else None
    if kind == "decision":
        return content.decision.node if content.decision else None
    if kind == "country":
        return content.countries[id].node if id in content.countries else None
    return content.figure_nodes.get(id)


def _lay_over(content: Content, kind: str, lang: str, id: str, node: Node) -> None:
    """Put a translated file into its guide. The letters that it names are that guide's own, where there are such."""
    guide = content.guides[lang]
    twin = partial(Content.twin, replace(content, lang=lang))
    if kind == "finder":
        finder = build_finder(node)
        advice = tuple(replace(one, letters=tuple(map(twin, one.letters))) for one in finder.advice)
        letters = tuple((paper, twin(letter)) for paper, letter in finder.fallback.letters)
        fallback = replace(finder.fallback, letters=letters)
        guide.finder = replace(
            finder, advice=advice, fallback=fallback, overlap=twin(finder.overlap)
        )
    elif kind == "decision":
        decision = build_decision(node)
        verdicts = tuple(replace(one, letter=twin(one.letter)) for one in decision.verdicts)
        guide.decision = replace(decision, verdicts=verdicts)
    elif kind == "country":
        country = build_country(id, node, lang)
        papers = {key: replace(one, letter=twin(one.letter)) for key, one in country.papers.items()}
        guide.countries[id] = replace(country, papers=papers)
    else:
        guide.figures[id] = plain(node)


def _nodes(content: Content) -> Iterator[tuple[str, str, str, Node]]:
    """Kind, language, id and tree of every file whose shape is right."""
    folder = content.root / "snippets"
    for file in sorted(path for path in folder.rglob("*") if not path.is_dir()):
        inside = file.relative_to(folder)
        if inside.parts[0] == "schema" or file.name in IGNORED or is_scratch(file.name):
            continue
        lang = inside.parts[1] if len(inside.parts) > 2 else ""
        kind = kinds.kind_of(inside.as_posix())
        found = _bad_place(file.relative_to(content.root), kind, lang)
        node = None
        if kind is not None and not found:
            node, found = _read(file, content.root, kind)
        content.problems += found
        if kind is not None and errors(found):
            if re.fullmatch(FILE_ID.pattern, file.stem):  # no other name can be meant by anybody
                content.broken.add((kind.name, lang, file.stem))
        elif kind is not None and node is not None:
            yield kind.name, lang, file.stem, node


def _read(file: Path, root: Path, kind: kinds.Kind) -> tuple[Node | None, list[Problem]]:
    """The tree of one file, and all that is wrong with its shape."""
    source, found = read_source(file, root)
    if source is None:
        return None, found
    node, problems = _shaped(source, kind)
    return node, [*found, *problems]


@lru_cache(maxsize=1_000)
def _shaped(source: Source, kind: kinds.Kind) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a text, and what is wrong with its shape. Kept, since most files stay the same while the site is served."""
    node, faults = parse(source)
    found = list(faults)
    if node and not any(problem.id in ("yaml-alias", "too-deep") for problem in faults):
        found += kind.shape.check(node, kind.name)
        found += check_schema_line(source, kind.name)
    return node, tuple(found)


def _bad_place(path: Path, kind: kinds.Kind | None, lang: str) -> list[Problem]:
    """What is wrong with a file before it is opened: its place, its ending, its name, its language."""
    right = path.with_suffix(".yml")
    if kind is None and path.suffix.lower() in (".yaml", ".yml") and right.name != path.name:
        message, remedy = f"The file ends in {path.suffix}.", f"Rename it to {right.name}"
        return [Problem(path.as_posix(), 1, 1, "bad-file-name", message, remedy)]
    if kind is None:
        message = "No kind of file lives here."
        remedy = "Letters are snippets/letters/<language>/<name>.yml; see CONTRIBUTING."
        return [Problem(path.as_posix(), 1, 1, "misplaced-file", message, remedy)]
    if not re.fullmatch(FILE_ID.pattern, path.stem):
        message = "A file name has small letters, digits and - only."
        remedy = "Rename the file; its name is its permanent address."
        return [Problem(path.as_posix(), 1, 1, "bad-file-name", message, remedy)]
    if lang and not _is_language(lang):
        message = f"“{lang}” is no language; the folder is named en, de, fr-ca and so on."
        return [Problem(path.as_posix(), 1, 1, "unknown-language", message, "Rename the folder.")]
    return []


@cache
def _is_language(tag: str) -> bool:
    """Whether dates can be written in this language."""
    try:
        return tag == tag.lower() and Locale.parse(tag, sep="-") is not None
    except (ValueError, UnknownLocaleError):
        return False


def _place(content: Content, kind: str, lang: str, id: str, node: Node) -> None:
    vocabulary = content.vocabularies.setdefault(lang, Vocabulary()) if lang else Vocabulary()
    if kind == "fields":
        vocabulary.fields = node.mapping
        content.problems += [p for own in node.mapping.values() for p in bad_example(own.mapping)]
    elif kind == "choices":
        vocabulary.choices = node.mapping
    elif kind == "labels":
        vocabulary.labels = {
            group: {k: v.text for k, v in n.mapping.items()} for group, n in node.mapping.items()
        }
    elif kind == "interface":
        vocabulary.interface_node = node
        vocabulary.interface = {
            group: {k: v.text for k, v in n.mapping.items()} for group, n in node.mapping.items()
        }
    elif kind == "layouts":
        vocabulary.layouts = node
    elif kind == "search":
        vocabulary.search = plain(node)
    elif kind == "words":
        content.words[lang] = node
    elif kind == "block":
        content.blocks.setdefault(lang, {})[id] = node
    elif kind == "rule":
        content.rules.setdefault(lang, []).append((id, node))
    elif kind == "lists":
        content.word_lists[id] = node
    elif kind == "country":
        content.countries[id] = build_country(id, node, content.lang)
    elif kind == "school":
        content.schools[id] = build_school(id, node)
    elif kind == "finder":
        content.finder = build_finder(node)
    elif kind == "decision":
        content.decision = build_decision(node)
    elif kind == "figure":
        content.figures[id] = plain(node)
        content.figure_nodes[id] = node
    elif kind == "roles":
        content.role_nodes = node
        content.letter_roles = {key: texts(value) for key, value in node.mapping.items()}
    elif kind == "published":
        content.published = node.mapping["addresses"].items
    elif kind == "moved":
        content.moved = node.mapping
    elif kind == "sources":
        content.source_nodes = node.mapping
        content.sources = {key: _cited(key, n) for key, n in node.mapping.items()}


def _cited(id: str, node: Node) -> Cited:
    """A source; the year follows from the exact date where only that is given."""
    values = {key: value.text for key, value in node.mapping.items() if key != "unopened"}
    if "dated" in values:
        values.setdefault("year", values["dated"][:4])
    return Cited(id=id, unopened=node.flag("unopened"), **values)


def _add_letter(content: Content, id: str, lang: str, node: Node) -> None:
    if id in content.letters:
        message = f"The id `{id}` is taken by {content.letters[id].path}."
        content.problems.append(
            node.problem("duplicate-id", message, "Rename one of the two files.")
        )
        return
    if {(name, lang, name) for name in ("fields", "choices", "layouts")} & content.broken:
        content.broken.add(("letter", lang, id))
        return
    broken = {name for kind, of, name in content.broken if (kind, of) == ("block", lang)}
    vocabulary = content.vocabularies.setdefault(lang, Vocabulary())
    places = {code: country.place for code, country in content.countries.items()}
    guide = lang if lang in content.guides else content.first
    shared = _Shared.of(vocabulary, content.blocks.get(lang, {}), frozenset(broken), places, guide)
    letter, problems = _built(id, lang, node, shared)
    content.problems += problems
    content.letters[id] = letter


@dataclass(frozen=True)
class _Shared:
    """What the letters of a language are built with. Trees never change: with the same ones it is the same."""

    trees: tuple[object, ...]
    vocabulary: Vocabulary = field(compare=False)
    blocks: dict[str, Node] = field(compare=False)
    broken: frozenset[str]
    places: dict[str, Place] = field(compare=False)
    guide: str

    @classmethod
    def of(
        cls,
        vocabulary: Vocabulary,
        blocks: dict[str, Node],
        broken: frozenset[str],
        places: dict[str, Place],
        guide: str,
    ) -> _Shared:
        trees = (*vocabulary.fields.items(), *vocabulary.choices.items(), *blocks.items())
        others = (str(vocabulary.labels), vocabulary.layouts, *places.items())
        return cls((*trees, *others), vocabulary, blocks, broken, places, guide)


@lru_cache(maxsize=1_000)
def _built(id: str, lang: str, node: Node, shared: _Shared) -> tuple[Letter, list[Problem]]:
    """A letter and its problems. Kept, since most letters stay the same while the site is served."""
    return build_letter(
        id, lang, node, shared.vocabulary, shared.blocks, shared.broken, shared.places, shared.guide
    )


def texts(node: Node) -> list[str]:
    """A list of texts, or a single one as a list."""
    return [item.text for item in node.items] if isinstance(node.value, list) else [node.text]


def plain(node: Node) -> Any:
    """A node as plain data: numbers become numbers where the text is one."""
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.mapping.items()}
    if isinstance(node.value, list):
        return [plain(item) for item in node.items]
    if node.style == "" and re.fullmatch(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?", node.text):
        return float(node.text) if "." in node.text else int(node.text)
    return node.text if node.value is not None else None
