import swagger from '@fastify/swagger'
import { caseTask, caseView } from '@yijianshi/contract/case'
import { draft, fileSummary } from '@yijianshi/contract/draft'
import { checklistEntry, form, formField, plan } from '@yijianshi/contract/plan'
import { fieldProblem, fieldValue, nameShape, problem, textShape } from '@yijianshi/contract/shape'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'

/** Shapes that the document names once and refers to. */
const named = {
  Name: nameShape,
  Text: textShape,
  FieldValue: fieldValue,
  FieldProblem: fieldProblem,
  Problem: problem,
  FormField: formField,
  Form: form,
  ChecklistEntry: checklistEntry,
  Plan: plan,
  FileSummary: fileSummary,
  Draft: draft,
  CaseTask: caseTask,
  Case: caseView,
} as const

const schemaRegistry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(named)) schemaRegistry.add(schema, { id })

const apiDocument = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
})
type ApiDocument = z.infer<typeof apiDocument>

/** Each shape is described as sent and as received; those that nothing refers to are left out. */
function withoutUnused(document: ApiDocument): ApiDocument {
  const { components, ...rest } = document
  let used = Object.entries(components.schemas)
  for (let before = -1; before !== used.length; ) {
    before = used.length
    used = used.filter(([id]) => {
      const others = used.filter(([other]) => other !== id)
      return JSON.stringify([rest, others]).includes(`"#/components/schemas/${id}"`)
    })
  }
  return { ...rest, components: { ...components, schemas: Object.fromEntries(used) } }
}

const uploadPaths = [
  '/api/verify/file',
  '/api/drafts/{draft}/materials/{material}/files',
  '/api/catalogue/changes/{change}/samples/{name}',
  '/api/benchmarks',
  '/api/paper-licences/imports',
  '/api/catalogue/records/read',
]
const uploadBody = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { file: { type: 'string', format: 'binary' } },
        required: ['file'],
      },
    },
  },
} as const

/** The body of an upload is a stream, so no schema of a route describes it. */
function withUploads(document: ApiDocument): ApiDocument {
  const uploads = uploadPaths.map(path => {
    const post = { ...document.paths[path]?.post, requestBody: uploadBody }
    return [path, { ...document.paths[path], post }]
  })
  return { ...document, paths: { ...document.paths, ...Object.fromEntries(uploads) } }
}

/** Describes every route registered after it; the document is served at /api/openapi.json. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '一件事一次办 · One matter, handled once',
        version: '0.1.0',
        description:
          'Refusals are application/problem+json with a stable `code`. The session is a cookie; the console calls the same operations under /console/api.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  })
  let described: ApiDocument | undefined
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => {
    described ??= withUploads(withoutUnused(apiDocument.parse(app.swagger())))
    return described
  })
}
