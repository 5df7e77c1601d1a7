/** The catalogue's data for other systems: which schemas there are. The data themselves are files. */
import { z } from 'zod'
import { dataResource } from './data-resource.ts'
import { list, nameShape } from './shape.ts'

export const schemaParams = z.object({ kind: z.string().max(40) })

export const schemaList = z.object({
  schemas: list(
    z.object({
      /** As in the address: `items`. */
      kind: z.string(),
      title: nameShape,
      help: nameShape,
      /** Files of a catalogue folder that it is for, as patterns. */
      files: list(z.string()),
      address: z.string(),
    }),
  ),
})

/** JSON Schema, draft 2020-12. */
export const jsonSchema = z.record(z.string(), z.unknown())

/** The directory of data resources. */
export const openDataResources = z.object({
  /** Of the catalogue, SHA-256. */
  version: z.string(),
  /** Address of the licence; null where the operator names none. */
  licence: z.string().nullable(),
  resources: list(dataResource),
})
