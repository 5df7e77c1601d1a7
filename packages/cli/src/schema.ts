/** `yijianshi schema`: the JSON Schemas of the catalogue's files, for an editor program. */
import { textIn } from '@yijianshi/core/catalogue'
import { filesOfKind, jsonSchemaOf, schemaKinds, schemaName, schemaText } from '@yijianshi/core/open-data'
import { nearest } from '@yijianshi/core/plan'
import { columns } from './columns.ts'
import type { CommandLine } from './command-line.ts'
import type { Messages } from './messages.ts'
import { inJson, inLines, misunderstood, type Outcome } from './outcome.ts'

/** Without a name the list of them, with one the schema itself. */
export async function schema(line: CommandLine, messages: Messages): Promise<Outcome> {
  const [name, surplus] = line.operands
  if (surplus !== undefined) return misunderstood(messages.tooManyOperands(surplus))
  if (name !== undefined) {
    const kind = schemaKinds.find(each => schemaName(each) === name)
    if (kind !== undefined) return inJson(jsonSchemaOf(kind))
    return misunderstood(
      messages.unknownSchema(name.slice(0, 60), nearest(name, schemaKinds.map(schemaName))),
    )
  }
  if (line.format === 'json') {
    return inJson(
      schemaKinds.map(kind => ({ schema: schemaName(kind), ...schemaText(kind), files: filesOfKind(kind) })),
    )
  }
  const rows = schemaKinds.map(kind => [
    schemaName(kind),
    textIn(schemaText(kind).title, line.language),
    filesOfKind(kind).join(' '),
  ])
  return inLines(columns(rows))
}
