/** `yijianshi due`: when a limit ends, and each day counted or not and why. */
import type { CommandLine } from './command-line.ts'
import { answerOf, dataOf } from './due-answer.ts'
import { readDueRequest } from './due-request.ts'
import { dueText } from './due-text.ts'
import type { Messages } from './messages.ts'
import { inJson, misunderstood, type Outcome, printable } from './outcome.ts'

export async function due(line: CommandLine, messages: Messages): Promise<Outcome> {
  const [surplus] = line.operands
  if (surplus !== undefined) return misunderstood(messages.tooManyOperands(surplus))
  const request = await readDueRequest(line.due, messages, Date.now())
  if ('complaint' in request) return misunderstood(request.complaint)
  const answer = answerOf(request)
  if (line.format === 'json') return inJson(dataOf(answer))
  const lines = dueText(answer, messages.due, line.language)
  return { exitCode: 0, output: lines.map(each => `${printable(each)}\n`).join('') }
}
