/** `yijianshi plan`: from answers to one checklist, one form, one flow. */
import { compile } from '@yijianshi/core/plan'
import { answerProblemText } from './answer-problems.ts'
import { readCatalogue } from './catalogue-folder.ts'
import type { CommandLine } from './command-line.ts'
import type { Messages } from './messages.ts'
import { misunderstood, type Outcome, printable } from './outcome.ts'
import { planText } from './plan-text.ts'

type Answers = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readAnswers(text: string, messages: Messages): { answers: Answers } | { complaint: string } {
  try {
    const answers: unknown = JSON.parse(text)
    return isRecord(answers) ? { answers } : { complaint: messages.notAnObject }
  } catch (fault) {
    return { complaint: messages.notJson(fault instanceof Error ? fault.message : String(fault)) }
  }
}

export async function plan(line: CommandLine, messages: Messages): Promise<Outcome> {
  const [matter, surplus] = line.operands
  if (surplus !== undefined) return misunderstood(messages.tooManyOperands(surplus))
  const read = readAnswers(line.answers, messages)
  if ('complaint' in read) return misunderstood(read.complaint)
  const loaded = await readCatalogue(line, messages)
  if ('outcome' in loaded) return loaded.outcome
  const { catalogue } = loaded
  if (matter === undefined)
    return misunderstood(messages.matterWanted([...catalogue.matters.keys()].slice(0, 3)))
  const result = compile(catalogue, matter, read.answers, { sharing: line.sharing })
  if (!result.ok) {
    return misunderstood(result.problems.map(problem => answerProblemText(problem, messages)).join(' '))
  }
  const output =
    line.format === 'json'
      ? `${JSON.stringify(result.plan, null, 2)}\n`
      : planText(result.plan, line.language)
  return {
    exitCode: 0,
    output: line.format === 'json' ? output : output.split('\n').map(printable).join('\n'),
  }
}
