// What the scripts in docs/assets/js share: what they give each other on `window`, what the build hands them as data,
// and the elements that the page's templates promise. No page loads this file; `tsc` reads it in `make audit`.

/** A control, link or box of our own templates. Which of these members it has, its template says. */
interface PartMembers {
  dataset: Record<string, string>;
  value: string;
  type: string;
  checked: boolean;
  selected: boolean;
  disabled: boolean;
  open: boolean;
  href: string;
  label: string;
  hash: string;
  htmlFor: string;
  pathname: string;
  selectionStart: number;
  selectionEnd: number;
  options: HTMLOptionElement[] & HTMLOptionsCollection;
  selectedOptions: (PartMembers & HTMLOptionElement)[];
  labels: HTMLLabelElement[];
  content: { firstElementChild: Part } & DocumentFragment;
  parentElement: Part;
  previousElementSibling: Part;
  nextElementSibling: Part;
  children: Part[] & HTMLCollection;
  firstElementChild: Part;
  lastElementChild: Part;
  reset(): void;
  select(): void;
  setSelectionRange(from: number, to: number): void;
  setRangeText(words: string, from: number, to: number, mode: SelectionMode): void;
  closest(css: string): Part | null;
  querySelector(css: string): Part | null;
  querySelectorAll(css: string): NodeListOf<Part>;
}
type Part = PartMembers & HTMLElement;

/* ---- Letters ---- */

/** A letter as it leaves the page. */
interface WrittenLetter { subject: string; body: string; whole: string }
/** The page that a button belongs to, and how it says what it did. */
interface LetterPage { root: HTMLElement; article: Element; asked: Record<string, string>; tell(key: string): void }
/** A paragraph that is visible, and its words. */
interface VisibleParagraph { el: Part; text: string }

/* ---- Dates and notices ---- */

interface Notice {
  length: number;
  unit: string;
  start: string;
  end: string;
  at_least?: boolean;
  ends?: string[];
  days_start?: string;
  effect?: { by: string; days?: number; working_days?: number };
  locale?: string;
  when?: Record<string, string[]>;
}
interface AgreedLength { length: number; unit: string; end?: string }
interface BowoutDates {
  arrives(sent: string, effect: { days?: number; working_days?: number }): string;
  compare(one: string, other: string): string;
  count(delivered: string, notice: Notice, firstDay?: string, agreed?: AgreedLength | null): { end: string; by: string };
  end(delivered: string, notice: Notice, firstDay?: string): string;
  explain(box: HTMLElement, notice: Notice, delivered?: string, start?: string, locale?: string, agreed?: AgreedLength | null): { end: string; fit: string; text: string };
  long(iso: string, locale?: string): string;
  month(iso: string, locale?: string): string;
  read(iso: string): Date | null;
  span(length: { length: number; unit: string }, locale?: string): string;
  today(): string;
}

/** The sum of a notice: for the paper that is shown, and what a letter takes along of it. */
interface BowoutSum { box: Part; count(shown: Part | undefined): void; along(letter: string): Record<string, string> }

/* ---- Schools and embeds ---- */

/** An element as data: its name, its attributes, and what is inside. */
type Tree = [string, Record<string, string>, ...(string | Tree)[]];
interface SchoolBox { box: Tree; country: string; stripe?: string; email?: string; values: Record<string, string> }
/** A school's entry as the form for schools reads it back. */
interface SchoolEntry { name: string; domains: string[]; consequences: string[]; [part: string]: string | string[] }
interface EmbedData {
  codes: Record<string, Record<string, string>>;
  groups: [string, [string, string, string][]][];
  schools: string[][];
  first: string[];
  schoolsAt: string;
  lang: string;
}

/* ---- Files that the forms write ---- */

type YamlValue = string | number | boolean | YamlValue[] | { [key: string]: YamlValue };
interface Yaml {
  yaml(data: object, space?: string): string[];
  filled(data: Record<string, unknown>, required?: string[]): Record<string, unknown>;
  fileId(words: string): string;
  READ_OTHERWISE: RegExp;
}

interface Window {
  bowoutYaml: Yaml;
  bowoutBuilder(root: Element): void;
  bowoutCountry?: (select: Part) => void;
  bowoutDates: BowoutDates;
  bowoutSum?: (root: Part, words: Part) => BowoutSum | null;
  bowoutDocx(paragraphs: string[], locale?: string, size?: string): Blob;
  bowoutDocxParts: Record<string, string>;
  bowoutEmbed: EmbedData;
  bowoutOutputs: Record<string, (letter: WrittenLetter, page: LetterPage) => void>;
  bowoutSchool?: SchoolBox;
  bowoutSchools?: Record<string, SchoolEntry>;
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(text: string): string }): { createScriptURL(text: string): string } };
}

/* ---- “Suggest a letter”: a file as the form writes it, and the letter in it ---- */

type When = Record<string, string | string[]>;
interface FileText { text: string; when?: When; why?: string }
type FileItem =
  | string
  | FileText
  | { one_of: FileText[]; when?: When; why?: string }
  | { do: string; when?: When }
  | { part: string; when?: When }
  | { if_they: string; say: FileItem[]; when?: When };
interface FileField { ask: string; blank: string; example: string; optional?: boolean }
interface LetterFile {
  title: string;
  use_when: string;
  kind: string;
  to: string;
  channel: string;
  country?: string;
  aliases: string[];
  reviewed: string;
  sources: string[];
  choices?: Record<string, { only?: string[]; default?: string }>;
  fields?: (string | Record<string, FileField>)[];
  subject?: string | null;
  body: FileItem[];
  after: string[];
}

interface Blank { field: string; at: number }
interface Guard { body: Run[]; otherwise: Run[] | null }
/** What a text is made of: words, line breaks, blanks, and parts that may go. */
type Run = string | { br: true } | Blank | Guard;
/** What stands in a text, and what to write instead. */
interface Repair { from: string; to: string }
interface Fault { id: string; message: string; remedy: string; at: number; repair?: Repair }
type FilePath = (string | number)[];
interface FileProblem { path: FilePath; at?: number; id: string; message: string; remedy: string; repair?: Repair; see?: string }
type Terms = [string, string[]][];
interface Choice { id: string; ask: string; default: string; options: [string, string][] }
interface SharedField { ask: string; blank: string; label: string; example: string; shown: string; type: string; role: string; optional: boolean }
interface Field extends Omit<SharedField, "label"> { id: string }
interface Paragraph { sort: "p"; text: Run[]; when: Terms; why: string; frame: string }
interface OneOf { sort: "one"; alternatives: Paragraph[]; when: Terms; why: string }
interface Direction { sort: "do"; words: string; when: Terms }
interface Heading { sort: "part"; words: string; when: Terms }
interface Branch { sort: "if"; words: string; items: Item[]; when: Terms }
type Item = Paragraph | OneOf | Direction | Heading | Branch;
interface Letter { kind: string; channel: string; layout: Layout; choices: Choice[]; fields: Field[]; subject: Run[] | null; body: Item[] }
/** What stands around a letter on paper. */
interface Layout { fields: string[]; label: string; below: boolean; sign: string }
/** A rule about what letters to some readers are not about. */
interface TitleRule { id: string; match: string; unless: string; to: string[]; subject: string }
/** A rule about what a letter must say. */
interface RequiredRule {
  id: string;
  title: string;
  why: string;
  instead: string;
  match: string;
  exact: boolean;
  within: number;
  kinds: string[];
  channels: string[];
}
/** Made by render/suggest.py. */
interface SuggestData {
  fields: Record<string, SharedField>;
  choices: Record<string, { ask: string; default: string; options: Record<string, string> }>;
  words: Record<string, string>;
  tone: string;
  countries: Record<string, { locale: string; layout: string }>;
  layouts: Record<string, Layout>;
  spoken: string[];
  subjects: string[];
  limits: Record<string, Record<string, [number, number]>>;
  most: { blanks: number; combinations: number };
  deepest: number;
  messages: Record<string, [string, string]>;
  sentence: string;
  smallWords: string;
  wordLeftBehind: string;
  spaceOutside: string;
  spaceLeft: Record<string, string>;
  invisible: string;
  file: { keys: string[]; required: string[] };
  fileId: [string, string];
  schemaLine: string;
  must: RequiredRule[];
  titles: TitleRule[];
  remedies: Record<string, string>;
  lang: string;
  opening: string[];
  letters: Record<string, string>;
}
type MessageValues = Record<string, string | number | boolean | string[]>;
type Choices = Record<string, string>;

interface Window {
  bowoutSuggest: SuggestData;
  bowoutLetter: {
    explain(name: string, values?: MessageValues): string[];
    build(file: LetterFile): { letter: Letter; problems: FileProblem[] };
    article(letter: Letter, words: Record<string, string>, head: DocumentFragment): HTMLElement;
    fieldsOf(text: Run[]): string[];
    fill(text: Run[], values: Record<string, string>, names: Record<string, string>): string;
    holds(when: Terms, choices: Choices): boolean;
    textsOf(items: Item[]): Run[][];
    visible(items: Item[], choices: Choices): (Paragraph | Direction | Heading | Branch)[];
    names(letter: Letter): Record<string, string>;
  };
  bowoutSuggestCheck: { check(file: LetterFile): FileProblem[] };
  bowoutSuggestFile: {
    clean(typed: string): string;
    write(letter: LetterFile): string;
    fieldId(words: string, longest: number): string;
  };
}

/** Where a part of a letter's data came from: its path in the file, and the control. */
interface Origin { path: string; control: Part; shift?: number }
interface FormProblem { id: string; words: string; control: Part; at?: number; repair?: Repair; see?: string }
/** What somebody has written, as it is kept on their device. */
interface Draft {
  fields: Record<string, string>;
  own: { id: string; values: Record<string, string | boolean> }[];
  items: { sort: string; values: Record<string, string | boolean>; variants: Record<string, Record<string, string | boolean>> }[];
  answers: Record<string, string[]>;
}
/** What the scripts of “Suggest a letter” have of one another; suggest-form.js makes it, the others add to it. */
interface SuggestPage {
  LONGEST_NAME: number;
  root: Part;
  one(css: string, within?: ParentNode): Part;
  all(css: string, within?: ParentNode): Part[];
  say(key: string, values?: MessageValues): string;
  field(id: string): Part;
  make(tag: string, kind: string, ...content: (Node | string)[]): HTMLElement;
  inner(box: Element, name: string): Part;
  items: Part;
  ask(choice: string): void;
  draft: { kept(): boolean; save(): void; restore(): boolean };
  addItem(sort: string, words?: string, before?: Element | null): Part;
  addOwn(): Part;
  renumber(): void;
  nameOf(box: Element): string;
  texts(): Part[];
  renameOwn(own: HTMLElement): void;
  fillChips(box: Element): void;
  cursor: WeakMap<Element, [number, number]>;
  insert(box: Part, id: string, optional?: boolean): void;
  offered(choice: string): string[];
  vary(item: Element): void;
  varied(): string[];
  gather(): { letter: LetterFile; from: Origin[] };
  paragraphs(text: string): { lines: string[]; starts: number[] };
  touched: Set<Element>;
  problems(letter: LetterFile, from: Origin[]): FormProblem[];
  show(found: FormProblem[]): string;
  onRepair(job: () => void): void;
  draw(content: LetterFile): void;
  hand(letter: LetterFile): void;
  copy(done: string): void;
  copyAtOnce(done: string): void;
  save(): void;
  isHanded(): boolean;
  markHanded(): void;
  onResult(job: (words: string) => void): void;
}
interface Window {
  bowoutSuggestPage: SuggestPage;
}
