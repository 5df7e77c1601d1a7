/** `yijianshi export`: the catalogue as open data, for programs that know nothing of this platform. */
import { linkedCatalogue } from '@yijianshi/core/open-data'
import { readCatalogue } from './catalogue-folder.ts'
import type { CommandLine } from './command-line.ts'
import type { Messages } from './messages.ts'
import { inJson, misunderstood, type Outcome } from './outcome.ts'

/** Names the things of a catalogue that is published nowhere. */
const NO_ADDRESS = 'urn:yijianshi:catalogue'

function isAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '') && !text.includes('#')
}

export async function exportCatalogue(line: CommandLine, messages: Messages): Promise<Outcome> {
  const [surplus] = line.operands
  if (surplus !== undefined) return misunderstood(messages.tooManyOperands(surplus))
  const { address, licence } = line
  for (const [option, given] of [
    ['--address', address],
    ['--licence', licence],
  ] as const) {
    if (given !== undefined && !isAddress(given)) {
      return misunderstood(messages.addressWanted(option, given.slice(0, 200)))
    }
  }
  const loaded = await readCatalogue(line, messages)
  if ('outcome' in loaded) return loaded.outcome
  const document = linkedCatalogue(loaded.catalogue, {
    address: address ?? NO_ADDRESS,
    ...(licence !== undefined && { licence }),
  })
  return inJson(document)
}
