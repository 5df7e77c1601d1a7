import { expect, it } from 'vitest'
import { mask } from './mask.ts'

it.each([
  ["const a = 'b // c' // d", 'const a =              ', "const a = 'b // c'     "],
  ['f(/a"b/g, "c")', 'f(      ,    )', 'f(/a"b/g, "c")'],
  ['a / b / "c"', 'a / b /    ', 'a / b / "c"'],
  ['/* x\ny */ z', '    \n     z', '    \n     z'],
  [`\`a $\{b + \`c\`} d\` + e`, '     b +         + e', `\`a $\{b + \`c\`} d\` + e`],
  ["'it\\'s' + x", '        + x', "'it\\'s' + x"],
  ["don't\nnext", 'don  \nnext', "don't\nnext"],
  [`\`$\{{ a: 1 }.a}\` b`, '   { a: 1 }.a   b', `\`$\{{ a: 1 }.a}\` b`],
])('blanks comments and literals of %j', (text, code, withoutComments) => {
  const masked = mask(text)
  expect(masked.withoutComments).toBe(withoutComments)
  expect(masked.code).toBe(code)
})

it('keeps every line and column', () => {
  const text = `a /* b\nc */ \`d\n$\{e}\`\n// f\n"g"\n`
  const { code, withoutComments } = mask(text)
  for (const masked of [code, withoutComments]) {
    expect(masked.split('\n').map(line => line.length)).toEqual(text.split('\n').map(line => line.length))
  }
})
