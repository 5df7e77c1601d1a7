/** `yijianshi plan`: from answers to one checklist, one form, one flow. */
import { type Language, textIn } from '@yijianshi/core/catalogue'
import { compile, type ExplainProblem, explain, reasonLines } from '@yijianshi/core/plan'
import { readAbout } from './about.ts'
import { answerProblemText } from './answer-problems.ts'
import { readCatalogue } from './catalogue-folder.ts'
import type { CommandLine } from './command-line.ts'
import type { Messages } from './messages.ts'
import { inJson, misunderstood, type Outcome, printable } from './outcome.ts'
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
  const { sharing, region } = line
  const options = { sharing, ...(region !== undefined && { region }) }
  if (line.explain !== undefined) {
    const about = readAbout(line.explain)
    if ('kinds' in about) return misunderstood(messages.explainWanted(line.explain, about.kinds))
    const why = explain(catalogue, matter, read.answers, about, options)
    if (!why.ok) return problemsOf(why.problems, messages)
    return printed(line, why.reasons, whyText(reasonLines(why.reasons), line.language))
  }
  const result = compile(catalogue, matter, read.answers, options)
  if (!result.ok) return problemsOf(result.problems, messages)
  return printed(line, result.plan, planText(result.plan, line.language))
}

function problemsOf(problems: readonly ExplainProblem[], messages: Messages): Outcome {
  const texts = problems.map(problem =>
    problem.code === 'explain/unknown'
      ? messages.unknownAbout(`${problem.about.kind}:${problem.about.id}`, problem.nearest)
      : answerProblemText(problem, messages),
  )
  return misunderstood(texts.join(' '))
}

function whyText(lines: ReturnType<typeof reasonLines>, language: Language): string {
  return lines.map(({ depth, text }) => `${'  '.repeat(depth)}${textIn(text, language)}\n`).join('')
}

function printed(line: CommandLine, value: unknown, text: string): Outcome {
  if (line.format === 'json') return inJson(value)
  return { exitCode: 0, output: text.split('\n').map(printable).join('\n') }
}
