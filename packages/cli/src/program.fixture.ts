/** For tests: the program as a process of its own, or what it would answer without one. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { run } from './run.ts'

export const project = join(import.meta.dirname, '../../..')
export const program = join(project, 'packages/cli/bin/yijianshi.mjs')

type Environment = Readonly<Record<string, string>>

export type Run = { readonly status: unknown; readonly stdout: string; readonly stderr: string }

/** As the program would answer, without a process of its own for each question. */
export async function yijianshi(...args: string[]): Promise<Run> {
  const { exitCode, output = '', complaint } = await run(args)
  return { status: exitCode, stdout: output, stderr: complaint === undefined ? '' : `${complaint}\n` }
}

/** The same, in an environment that is laid over that of the tests for the time of the answer. */
export async function yijianshiIn(environment: Environment, ...args: string[]): Promise<Run> {
  const before = Object.keys(environment).map(name => [name, process.env[name]] as const)
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  try {
    return await yijianshi(...args)
  } finally {
    for (const [name, value] of before) vi.stubEnv(name, value)
  }
}

const timeoutMs = 120_000

/** The real program; `environment` is laid over that of the tests. */
export async function runProgram(
  args: readonly string[],
  environment: Environment = {},
  input = '',
): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: project,
    env: { ...process.env, ...environment },
    timeout: timeoutMs,
  })
  let stdout = ''
  let stderr = ''
  // A part may end within a character.
  child.stdout.setEncoding('utf8')
  child.stderr.setEncoding('utf8')
  child.stdout.on('data', part => {
    stdout += String(part)
  })
  child.stderr.on('data', part => {
    stderr += String(part)
  })
  // A refusal may end the program before it has read its input.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [status]: unknown[] = await once(child, 'close')
  return { status, stdout, stderr }
}

/** Refused with one line that names all of these; nothing else is said. */
export function expectRefused(answer: Run, status: 1 | 2, ...named: string[]): void {
  expect(answer).toMatchObject({ status, stdout: '' })
  expect(answer.stderr.trimEnd().split('\n')).toHaveLength(1)
  for (const name of named) expect(answer.stderr).toContain(name)
}
