/** What npm writes, for the tools that read it. */
import { spawnSync } from 'node:child_process'

const mostBytes = 64 * 1024 * 1024
const limitMs = 120_000

/** Runs npm in that folder without a word on the terminal; gives its exit code and its output. */
export function npmOutput(
  folder: string,
  wanted: readonly string[],
): { readonly status: number; readonly output: string } {
  const cli = process.env.npm_execpath
  const ofScript = cli?.endsWith('.js') === true ? cli : undefined
  const [program, before] = ofScript === undefined ? ['npm', []] : [process.execPath, [ofScript]]
  const ended = spawnSync(program, [...before, ...wanted], {
    cwd: folder,
    shell: ofScript === undefined && process.platform === 'win32',
    encoding: 'utf8',
    maxBuffer: mostBytes,
    timeout: limitMs,
  })
  return { status: ended.status ?? 1, output: ended.stdout ?? '' }
}
