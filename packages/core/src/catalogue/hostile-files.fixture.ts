/** Files that hurt whoever reads them carelessly: by size, by depth, by what they expand to, by what they hold. */
import { smallFiles } from './check/small-catalogue.ts'
import type { CatalogueFile } from './yaml-source.ts'

/** Just under the greatest file that is read. */
const LARGE = 1024 * 1024 - 100

type Hostile = () => Readonly<Record<string, string>>

const repeated = (piece: string, size = LARGE) => piece.repeat(Math.floor(size / piece.length))

/** `indent` levels of blocks: each line is one space further in. */
function deepBlock(levels: number, piece: string): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}${piece}`).join('\n')
}

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n')
}

/** Nine times nine times nine …: `&a` holds nine, `&b` nine of those. */
function billionLaughs(generations: number): string {
  const letters = Array.from({ length: generations }, (_, index) => `a${index}`)
  const lines = letters.map((letter, index) => {
    const entry = index === 0 ? '"ha"' : `*${letters[index - 1]}`
    return `${letter}: &${letter} [${Array.from({ length: 9 }, () => entry).join(', ')}]`
  })
  return `${lines.join('\n')}\nregions: *${letters.at(-1)}\n`
}

/** One line of nothing but this, as large as a file may be, and ten times as large. */
const onePiece = [
  'a',
  '[',
  ']',
  '{',
  '}',
  '(',
  '"',
  "'",
  ' ',
  '\t',
  '-',
  '- ',
  '? ',
  ': ',
  ', ',
  '#',
  '&a ',
  '*a ',
  '!a ',
  '!!',
  '%',
  '|',
  '>',
  '\\',
  '@',
  '`',
  '\u0000',
  '\u001b[2J',
  '\ufeff',
  '\ud800',
  '\u2028',
  '\r',
  '\n',
  '字',
  '- a\n',
  '- \n',
  'a:\n',
  '- - ',
  '{a: ',
  '[{',
]

const lines: Readonly<Record<string, Hostile>> = Object.fromEntries(
  onePiece.flatMap((piece): [string, Hostile][] => [
    [`large ${JSON.stringify(piece)}`, () => ({ 'regions.yaml': repeated(piece) })],
    [
      `large below its name ${JSON.stringify(piece)}`,
      () => ({ 'regions.yaml': `regions:\n  ${repeated(piece)}` }),
    ],
  ]),
)

const depths: Readonly<Record<string, Hostile>> = {
  '10,000 brackets': () => ({ 'regions.yaml': `regions: ${'['.repeat(10_000)}${']'.repeat(10_000)}` }),
  '10,000 braces': () => ({ 'regions.yaml': `regions: ${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}` }),
  '10,000 dashes on one line': () => ({ 'regions.yaml': `regions:\n  ${'- '.repeat(10_000)}a` }),
  '1,400 blocks': () => ({ 'regions.yaml': deepBlock(1400, 'a:') }),
  '1,400 lists': () => ({ 'regions.yaml': deepBlock(1400, '-') }),
  '10,000 brackets with an anchor': () => ({
    'regions.yaml': `regions: &a ${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  }),
  'a condition of 10,000 brackets': () => ({
    'matters/open-shop.yaml': `${smallFiles['matters/open-shop.yaml']}`.replace(
      'when: seal = true',
      `when: '${'('.repeat(10_000)}seal${')'.repeat(10_000)}'`,
    ),
  }),
  'a condition of 50,000 terms': () => ({
    'matters/open-shop.yaml': `${smallFiles['matters/open-shop.yaml']}`.replace(
      'when: seal = true',
      `when: 'seal${' or seal'.repeat(50_000)}'`,
    ),
  }),
  'a condition of 300 negations': () => ({
    'matters/open-shop.yaml': `${smallFiles['matters/open-shop.yaml']}`.replace(
      'when: seal = true',
      `when: '${'not('.repeat(300)}seal${')'.repeat(300)}'`,
    ),
  }),
}

const expansions: Readonly<Record<string, Hostile>> = {
  'nine to the ninth': () => ({ 'regions.yaml': billionLaughs(9) }),
  'nine to the second': () => ({ 'regions.yaml': billionLaughs(2) }),
  'one anchor, 20,000 aliases': () => ({
    'regions.yaml': `regions:\n  - &a { x: 1 }\n${'  - *a\n'.repeat(20_000)}`,
  }),
  'a large anchor, a hundred aliases': () => ({
    'regions.yaml': `regions:\n  - &a ["${'x'.repeat(500_000)}", ${repeated('[],', 60_000)}]\n${'  - *a\n'.repeat(99)}`,
  }),
  'an anchor that holds itself': () => ({ 'regions.yaml': 'regions: &a [*a]' }),
  'aliases of nothing': () => ({ 'regions.yaml': `regions:\n${'  - *nothing\n'.repeat(20_000)}` }),
  '20,000 anchors': () => ({
    'regions.yaml': `regions:\n${numbered(20_000, index => `  - &a${index} ${index}`)}`,
  }),
  'merge keys': () => ({
    'regions.yaml': 'base: &b { code: "1" }\nregions:\n  - <<: *b\n    <<: [*b, *b]\n    name: { <<: *b }',
  }),
  'merge keys of merge keys': () => ({
    'regions.yaml': numbered(
      2000,
      index => `a${index}: &a${index} { <<: ${index === 0 ? '{ x: 1 }' : `*a${index - 1}`}, k${index}: 1 }`,
    ),
  }),
}

const contents: Readonly<Record<string, Hostile>> = {
  'huge numbers': () => ({
    'items/register.yaml': `${smallFiles['items/register.yaml']}`.replace(
      /promisedDays: \d+/,
      `promisedDays: 1${'0'.repeat(100_000)}`,
    ),
  }),
  'numbers that are none': () => ({
    'regions.yaml': `regions: [.inf, -.inf, .nan, 1e999, -0, 0x${'f'.repeat(50_000)}, 0o${'7'.repeat(50_000)}, 1_000, 12:30:45, 1e-999]`,
  }),
  'the same name twice': () => ({ 'regions.yaml': 'regions: []\nregions: []' }),
  'the same name 20,000 times': () => ({ 'regions.yaml': 'regions: []\n'.repeat(20_000) }),
  '60,000 names': () => ({ 'regions.yaml': numbered(60_000, index => `name-${index}: 1`) }),
  '60,000 names in one entity': () => ({
    'regions.yaml': `regions:\n  - code: "1"\n${numbered(60_000, index => `    n${index}: 1`)}`,
  }),
  '30,000 names, with an anchor': () => ({
    'regions.yaml': `${numbered(30_000, index => `name-${index}: 1`)}\nlast: &a 1`,
  }),
  tags: () => ({
    'regions.yaml':
      'regions:\n  - !!js/function "function(){}"\n  - !!binary "////"\n  - !!set { a, b }\n  - !!omap [a: 1]\n  - !!timestamp 2026-01-01\n  - !<tag:x> 1\n  - !!python/object/apply:os.system [ls]\n  - !!str 1\n  - !!int x',
  }),
  directives: () => ({
    'regions.yaml': `%YAML 1.1\n%TAG ! tag:x,2026:\n${'%FOO bar\n'.repeat(20_000)}---\nregions: [yes, 0777]\n...\n---\nregions: []`,
  }),
  '10,000 documents': () => ({ 'regions.yaml': '---\nregions: []\n'.repeat(10_000) }),
  'names of the language': () => ({
    'regions.yaml':
      'regions:\n  - { __proto__: { polluted: 1 }, constructor: { prototype: { polluted: 1 } }, toString: 1, hasOwnProperty: 1, valueOf: 1 }\n__proto__: { regions: [] }\nconstructor: 1',
  }),
  'names that are no names': () => ({
    'regions.yaml': '? [a, b]\n: 1\n? { c: d }\n: 2\n? null\n: 3\n~: 4\n1: 5\n"": 6\ntrue: 7',
  }),
  'control characters': () => ({
    'regions.yaml': `regions:\n${numbered(160, index => `  - "${String.fromCharCode(index)}"`)}`,
  }),
  'control characters, unquoted': () => ({
    'regions.yaml': `regions:\n${numbered(160, index => `  - x${String.fromCharCode(index)}y`)}`,
  }),
  'an id of a million characters': () => ({
    'licences.yaml': `licences:\n  - { id: ${'a'.repeat(900_000)}, numberPrefix: a }`,
  }),
  'an id of 300,000 words': () => ({
    'licences.yaml': `licences:\n  - { id: ${repeated('a-', 900_000)}, numberPrefix: ${'A'.repeat(10_000)} }`,
  }),
  'an id with what no terminal bears': () => ({
    'licences.yaml': 'licences:\n  - { id: "\\e[2J\\0\\n\\u202e", name: { zh: "\\ud800", en: "" } }',
  }),
}

const numbers: Readonly<Record<string, Hostile>> = {
  '100,000 entries that are nothing': () => ({ 'regions.yaml': `regions:\n${'  - {}\n'.repeat(100_000)}` }),
  '100,000 entries of the wrong type': () => ({ 'regions.yaml': `regions:\n${'  - 1\n'.repeat(100_000)}` }),
  '100,000 times the same region': () =>
    Object.fromEntries(
      Array.from({ length: 8 }, (_, file) => [
        `regions/part-${file}.yaml`,
        `regions:\n${'  - { code: "990100000000", name: { zh: 甲, en: A }, level: city }\n'.repeat(12_500)}`,
      ]),
    ),
  '100,000 regions, each below the next': () =>
    Object.fromEntries(
      Array.from({ length: 10 }, (_, file) => {
        const code = (index: number) => String(880_000_000_000 + file * 10_000 + index)
        const line = (index: number) =>
          `  - { code: "${code(index)}", name: { zh: 甲, en: A }, level: city, parent: "${code(index + 1)}" }`
        return [`regions/part-${file}.yaml`, `regions:\n${numbered(10_000, line)}`]
      }),
    ),
  '100,000 preconditions with a word each': () =>
    Object.fromEntries(
      Array.from({ length: 20 }, (_, file) => [
        `preconditions/part-${file}.yaml`,
        `preconditions:\n${numbered(5000, index => `  - { id: p-${file}-${index}, name: { zh: 甲, en: A }, kind: abolished, words: [词词${file}${index}], basis: { law: 《法》, article: 第一条 } }`)}`,
      ]),
    ),
  '30,000 materials that nobody needs': () =>
    Object.fromEntries(
      Array.from({ length: 10 }, (_, file) => [
        `materials/part-${file}.yaml`,
        `materials:\n${numbered(3000, index => `  - { id: m-${file}-${index}, name: { zh: 材料${file * 3000 + index}号, en: A }, kind: document, source: applicant, guidance: { zh: 甲 }, sample: photo.jpg }`)}`,
      ]),
    ),
  '20,000 materials of one name': () =>
    Object.fromEntries(
      Array.from({ length: 5 }, (_, file) => [
        `materials/part-${file}.yaml`,
        `materials:\n${numbered(4000, index => `  - { id: m-${file}-${index}, name: { zh: 身份证复印件, en: A }, kind: document, source: applicant, guidance: { zh: 甲 }, sample: photo.jpg }`)}`,
      ]),
    ),
  '5,000 files that nobody knows': () =>
    Object.fromEntries(Array.from({ length: 5000 }, (_, file) => [`${'x'.repeat(50)}/${file}.yaml`, ': ['])),
}

export const hostileCases: Readonly<Record<string, Hostile>> = {
  ...lines,
  ...depths,
  ...expansions,
  ...contents,
  ...numbers,
}

/** For the long run only. Of one mark over and over, a few stand for all. */
const quickPieces: readonly string[] = ['[', '"', '- ', '&a ', '\n', '\u2028', ' ', '? ', '字']
const quickLines = new Set(quickPieces.map(piece => `large ${JSON.stringify(piece)}`))
export const slowCases: ReadonlySet<string> = new Set([
  ...Object.keys(lines).filter(name => !quickLines.has(name)),
  ...Object.keys(numbers).filter(name => name !== '100,000 entries that are nothing'),
])

/** The small catalogue with the files of a case in it, or in place of its own. */
export function hostileFiles(name: string): CatalogueFile[] {
  const made = hostileCases[name]
  if (!made) throw new Error(`no case ${name}`)
  const files = { ...smallFiles, ...made() }
  return Object.entries(files).map(([path, text]) => ({ path, text }))
}
