import { isGenerated, isTest, isTypeScript, type SourceFile, type TidyFinding } from './source-file.ts'

const fileLimitLines = 400
const testFileLimitLines = 500
const functionLimitLines = 70

/** A file is small enough to be held in the head. */
export function fileSizes(files: readonly SourceFile[]): TidyFinding[] {
  return files.filter(isMeasured).flatMap(file => {
    const lines = file.text.trimEnd().split('\n').length
    const limit = isTest(file.path) ? testFileLimitLines : fileLimitLines
    const message = `${lines} lines; split it by concept, a file has at most ${limit}.`
    return lines > limit ? [{ path: file.path, line: limit + 1, message }] : []
  })
}

/** A function is readable at a glance. Tests are free: their outer functions are chapters. */
export function functionSizes(files: readonly SourceFile[]): TidyFinding[] {
  return files
    .filter(file => isMeasured(file) && !isTest(file.path))
    .flatMap(file =>
      functionsOf(file.code)
        .filter(({ lines }) => lines > functionLimitLines)
        .map(({ line, lines }) => ({
          path: file.path,
          line,
          message: `a function of ${lines} lines; take it apart, a function has at most ${functionLimitLines}.`,
        })),
    )
}

interface MeasuredFunction {
  readonly line: number
  readonly lines: number
}

/**
 * The functions of formatted code. A function begins on a line that ends with its opening bracket, and ends with the
 * next line of the same indentation that begins with the closing one.
 */
export function functionsOf(code: string): MeasuredFunction[] {
  const lines = code.split('\n')
  const found: MeasuredFunction[] = []
  lines.forEach((text, index) => {
    const start = startOfFunction(lines, index)
    if (start === undefined) return
    const indentation = indentationOf(text)
    const closing = text.trimEnd().endsWith('(') ? ')' : '}'
    const length = lines
      .slice(index + 1)
      .findIndex(line => indentationOf(line) === indentation && line.trimStart().startsWith(closing))
    if (length !== -1) found.push({ line: start + 1, lines: index + 1 + length + 1 - start })
  })
  return found
}

const statement = /^(?:\} )?(?:if|else|for|while|switch|catch|do|try|finally|with)\b/

/** The index of the line on which the function whose body opens at the end of this line begins. */
function startOfFunction(lines: readonly string[], index: number): number | undefined {
  const line = (lines[index] ?? '').trim()
  if (/=> [({]$/.test(line)) return line.startsWith(')') ? startOfSignature(lines, index) : index
  if (!line.endsWith('{') || statement.test(line)) return undefined
  if (/^[)\]}]+[^=]*\{$/.test(line)) return startOfSignature(lines, index)
  return /\bfunction\b|^(?:[a-z]+ )*\*?[#\w]+(?:<.*>)?\(.*\).*\{$/.test(line) ? index : undefined
}

/** A signature over several lines begins where the indentation of its last line was left. */
function startOfSignature(lines: readonly string[], end: number): number | undefined {
  const indentation = indentationOf(lines[end] ?? '')
  for (let index = end - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '' || indentationOf(line) > indentation) continue
    return line.trimEnd().endsWith('(') && !statement.test(line.trim()) ? index : undefined
  }
  return undefined
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length
}

function isMeasured(file: SourceFile): boolean {
  return isTypeScript(file.path) && !isGenerated(file.path)
}
