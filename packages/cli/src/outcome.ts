/** What a command gives back; only `main.ts` writes and ends. */
export type Outcome = {
  /** 0 done, 1 catalogue or database can't be used, 2 the command was not understood or is refused. */
  readonly exitCode: 0 | 1 | 2
  readonly output?: string
  /** One line. */
  readonly complaint?: string
}

/** Text of others on a terminal: without control characters, so that it can neither break a line nor steer it. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ')
}

type ExitCode = Outcome['exitCode']

/** Lines for people. */
export function inLines(lines: readonly string[], exitCode: ExitCode = 0): Outcome {
  return { exitCode, output: `${lines.map(printable).join('\n')}\n` }
}

/** The same as data, for programs. */
export function inJson(value: unknown, exitCode: ExitCode = 0): Outcome {
  return { exitCode, output: `${JSON.stringify(value, null, 2)}\n` }
}

/** It was understood, and could not be done. */
export function failed(complaint: string): Outcome {
  return { exitCode: 1, complaint: printable(complaint) }
}

export function misunderstood(complaint: string): Outcome {
  return { exitCode: 2, complaint: printable(complaint) }
}
