/** Findings about files and their shape, before the rules look at what they mean. */
import type { FindingRow } from './finding.ts'

export const yamlSyntax = {
  code: 'catalogue/yaml-syntax',
  severity: 'error',
  zh: '不是正确的 YAML：{detail}。请检查缩进、冒号和引号。',
  en: 'This is not valid YAML: {detail}. Check indentation, colons and quotes.',
} as const satisfies FindingRow

export const tooLarge = {
  code: 'catalogue/file-too-large',
  severity: 'error',
  zh: '文件超过 {limit} 个字符。请拆分，每个事项一个文件。',
  en: 'The file has more than {limit} characters. Split it: one file per item or matter.',
} as const satisfies FindingRow

export const tooManyMarks = {
  code: 'catalogue/too-many-marks',
  severity: 'error',
  zh: '文件里的括号、冒号、逗号等符号和换行超过 {limit} 个，不像目录文件。请检查内容，或拆分文件。',
  en: 'The file has more than {limit} brackets, colons, commas, line breaks and the like, which no catalogue file has. Check what it is, or split it.',
} as const satisfies FindingRow

export const tooDeep = {
  code: 'catalogue/too-deep',
  severity: 'error',
  zh: '内容嵌套超过 {limit} 层。请检查括号和缩进。',
  en: 'The content nests deeper than {limit} levels. Check brackets and indentation.',
} as const satisfies FindingRow

export const aliasBomb = {
  code: 'catalogue/too-many-aliases',
  severity: 'error',
  zh: 'YAML 引用（*）展开超过 {limit} 次，或引用了不存在的锚点。请直接写出内容。',
  en: 'YAML aliases (*) expand more than {limit} times or point nowhere. Write the content out.',
} as const satisfies FindingRow

export const unknownFile = {
  code: 'catalogue/unknown-file',
  severity: 'error',
  zh: '目录不使用这个文件。可用的文件：{allowed}。请改名或移走。',
  en: 'The catalogue does not use this file. Files it knows: {allowed}. Rename or move it.',
} as const satisfies FindingRow

export const strayFile = {
  code: 'catalogue/stray-file',
  severity: 'warning',
  zh: '这不是目录文件，不会读取。建议移走。',
  en: 'This is not a catalogue file and is not read. Consider moving it elsewhere.',
} as const satisfies FindingRow

export const noMatter = {
  code: 'catalogue/no-matter',
  severity: 'error',
  zh: '目录里没有“一件事”。请在 matters/ 下至少放一个文件。',
  en: 'The catalogue has no matter. Put at least one file under matters/.',
} as const satisfies FindingRow

export const fileName = {
  code: 'catalogue/file-name',
  severity: 'error',
  zh: '文件名应与编号一致：编号是 {id}，文件名应为 {expected}。',
  en: 'The file is named after its id: for {id} it must be {expected}.',
} as const satisfies FindingRow

export const duplicateId = {
  code: 'catalogue/duplicate-id',
  severity: 'error',
  zh: '编号 {id} 重复，第一次出现在 {first}。请改成不同的编号。',
  en: 'The id {id} occurs twice; the first one is at {first}. Give one of them another id.',
} as const satisfies FindingRow

export const unknownField = {
  code: 'catalogue/unknown-field',
  severity: 'error',
  zh: '没有名为 {field} 的字段。最接近的是：{nearest}。',
  en: 'There is no field named {field}. Nearest: {nearest}.',
} as const satisfies FindingRow

export const missingField = {
  code: 'catalogue/missing-field',
  severity: 'error',
  zh: '缺少必填字段 {field}，应为{expected}。请补上。',
  en: 'The required field {field} is missing; it is {expected}. Add it.',
} as const satisfies FindingRow

export const wrongType = {
  code: 'catalogue/wrong-type',
  severity: 'error',
  zh: '这里应为{expected}，现在写的是{received}。',
  en: 'This must be {expected}, but is {received}.',
} as const satisfies FindingRow

export const wrongValue = {
  code: 'catalogue/wrong-value',
  severity: 'error',
  zh: '不能写 {value}。可用的值：{allowed}。',
  en: '{value} is not possible here. Allowed: {allowed}.',
} as const satisfies FindingRow

export const wrongFormat = {
  code: 'catalogue/wrong-format',
  severity: 'error',
  zh: '{value} 的格式不对，应符合 {pattern}。',
  en: '{value} has the wrong form; it must match {pattern}.',
} as const satisfies FindingRow

export const emptyValue = {
  code: 'catalogue/empty',
  severity: 'error',
  zh: '不能为空，至少要有 {minimum} 个。请补上内容。',
  en: 'This must not be empty: at least {minimum} wanted. Fill it in.',
} as const satisfies FindingRow

export const outOfRange = {
  code: 'catalogue/out-of-range',
  severity: 'error',
  zh: '数值超出范围，应 {bound}。',
  en: 'The number is out of range; it must be {bound}.',
} as const satisfies FindingRow

export const folderUnreadable = {
  code: 'catalogue/folder-unreadable',
  severity: 'error',
  zh: '读不了目录文件夹：{detail}。请检查路径和权限。',
  en: 'The catalogue folder can’t be read: {detail}. Check the path and the rights on it.',
} as const satisfies FindingRow

export const tooManyFiles = {
  code: 'catalogue/too-many-files',
  severity: 'error',
  zh: '文件夹里的文件超过 {files} 个或 {mebibytes} MiB。请确认这是目录文件夹。',
  en: 'The folder holds more than {files} files or {mebibytes} MiB. Make sure that it is the catalogue folder.',
} as const satisfies FindingRow

export const notUtf8 = {
  code: 'catalogue/not-utf-8',
  severity: 'error',
  zh: '文件不是 UTF-8 编码。请另存为 UTF-8。',
  en: 'The file is not UTF-8. Save it as UTF-8.',
} as const satisfies FindingRow

export const parseRows = [
  folderUnreadable,
  tooManyFiles,
  notUtf8,
  yamlSyntax,
  tooLarge,
  tooManyMarks,
  tooDeep,
  aliasBomb,
  unknownFile,
  strayFile,
  noMatter,
  fileName,
  duplicateId,
  unknownField,
  missingField,
  wrongType,
  wrongValue,
  wrongFormat,
  emptyValue,
  outOfRange,
] as const satisfies readonly FindingRow[]
