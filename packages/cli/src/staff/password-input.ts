/** A password from whoever sits there, or from a pipe; never from an argument, which every process of the machine can read. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Messages } from '../messages.ts'

export type PasswordSource = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  /** Where the prompts go; what is typed does not. */
  readonly prompts: NodeJS.WritableStream
}

export type PasswordRead = { readonly password: string } | { readonly complaint: string }

/** On a terminal asks twice and shows nothing; else takes the first line. */
export async function readPassword(source: PasswordSource, messages: Messages): Promise<PasswordRead> {
  const { input, prompts } = source
  const terminal = input.isTTY === true
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: silence, terminal })
  lines.on('SIGINT', () => lines.close())
  const answers = lines[Symbol.asyncIterator]()
  const ask = async (prompt: string): Promise<string | undefined> => {
    if (terminal) prompts.write(prompt)
    const answer = await answers.next()
    if (terminal) prompts.write('\n')
    return answer.done === true ? undefined : answer.value
  }
  try {
    const password = await ask(messages.staff.passwordPrompt)
    if (password === undefined || password === '') return { complaint: messages.staff.passwordWanted }
    if (!terminal) return { password }
    const repeated = await ask(messages.staff.passwordAgain)
    return repeated === password ? { password } : { complaint: messages.staff.passwordsDiffer }
  } finally {
    lines.close()
    input.pause()
  }
}
