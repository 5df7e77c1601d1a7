import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CASE_COMMANDS, mayCommand, ROLES, type Role } from '@yijianshi/core/access'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/cases.md'), 'utf8')

/** Rows of the table below a heading that begin with a name in code, by that name. */
function rowsBelow(heading: string): ReadonlyMap<string, string> {
  const section = page.split('\n## ').find(part => part.startsWith(heading)) ?? ''
  return new Map(
    [...section.matchAll(/^\| `([a-z-]+)` \| ([^|]*) \|/gm)].map(([, name = '', second = '']) => [
      name,
      second,
    ]),
  )
}

test('docs/cases.md names every command of a case with those who may give it', () => {
  const rows = rowsBelow('Who may do what')
  const everybody: readonly Role[] = [...ROLES, 'system']
  const told = CASE_COMMANDS.map(command => [command, rows.get(command)])
  expect(told).toEqual(
    CASE_COMMANDS.map(command => [command, everybody.filter(role => mayCommand(role, command)).join(', ')]),
  )
})

test('docs/cases.md names every duty of a case', () => {
  const rows = rowsBelow('What is owed')
  const source = readFileSync(join(root, 'packages/core/src/case/obligations/obligations.ts'), 'utf8')
  const declared = source.slice(
    source.indexOf('type CaseObligationKind'),
    source.indexOf('type CaseObligation ='),
  )
  const duties = [...declared.matchAll(/\| '([a-z-]+)'/g)].map(([, duty]) => duty)
  expect(duties.length).toBeGreaterThan(10)
  expect(duties.filter(duty => duty !== undefined && !rows.has(duty))).toEqual([])
})
