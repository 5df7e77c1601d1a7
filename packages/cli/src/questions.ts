/** `yijianshi questions`: what a matter asks, and which answers it takes. */
import { type Catalogue, type Language, type Matter, type Question, textIn } from '@yijianshi/core/catalogue'
import { nearest } from '@yijianshi/core/plan'
import { readCatalogue } from './catalogue-folder.ts'
import { columns } from './columns.ts'
import type { CommandLine } from './command-line.ts'
import type { Messages } from './messages.ts'
import { inJson, misunderstood, type Outcome, printable } from './outcome.ts'

type Asked = Matter['questions'][number] & { readonly definition: Question }

function askedIn(catalogue: Catalogue, matter: Matter): Asked[] {
  return matter.questions.flatMap(entry => {
    const definition = catalogue.questions.get(entry.question)
    return definition ? [{ ...entry, definition }] : []
  })
}

function answerRows(question: Question, messages: Messages, language: Language): string[][] {
  switch (question.kind) {
    case 'choice':
    case 'many':
      return question.options.map(option => [`"${option.value}"`, textIn(option.label, language)])
    case 'yes-no':
      return [
        ['true', messages.yes],
        ['false', messages.no],
      ]
    case 'number':
      return [[messages.range(question.min, question.max, textIn(question.unit, language))]]
  }
}

function questionLines({ definition, when }: Asked, messages: Messages, language: Language): string[] {
  const condition = when === undefined ? [] : [messages.askedWhen(when)]
  return [
    `${definition.id}  ${textIn(definition.title, language)}`,
    `  ${[messages.kind[definition.kind], ...condition].join('  ')}`,
    ...columns(answerRows(definition, messages, language)).map(row => `    ${row}`),
    '',
  ]
}

export async function questions(line: CommandLine, messages: Messages): Promise<Outcome> {
  const [id, surplus] = line.operands
  if (surplus !== undefined) return misunderstood(messages.tooManyOperands(surplus))
  const loaded = await readCatalogue(line, messages)
  if ('outcome' in loaded) return loaded.outcome
  const { catalogue } = loaded
  const ids = [...catalogue.matters.keys()]
  if (id === undefined) return misunderstood(messages.matterWanted(ids.slice(0, 3)))
  const matter = catalogue.matters.get(id)
  if (matter === undefined) return misunderstood(messages.unknownMatter(id.slice(0, 60), nearest(id, ids)))
  const asked = askedIn(catalogue, matter)
  if (line.format === 'json') {
    const list = asked.map(({ definition, when, otherwise }) => ({ ...definition, when, otherwise }))
    return inJson(list)
  }
  const lines = asked.flatMap(entry => questionLines(entry, messages, line.language))
  return { exitCode: 0, output: `${lines.map(printable).join('\n')}` }
}
