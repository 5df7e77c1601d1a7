import { rolesThatSee } from '@yijianshi/core/access'
import { reportTitle } from '@yijianshi/core/report'
import type { FastifyInstance } from 'fastify'
import { languageOf } from '../http/language.ts'
import { done, refused } from '../http/outcome.ts'
import { route } from '../http/route.ts'
import type { SharedServices } from '../http/wiring.ts'
import { makeWorkbook, sendWorkbook } from '../spreadsheet/spreadsheets.ts'
import { benchmarkRoutes } from './benchmark-routes.ts'
import { recordRoutes } from './record-routes.ts'
import { reportOf } from './reports.ts'
import { reportSheets } from './workbook.ts'

const readers = rolesThatSee('reports')

export function reportRoutes(app: FastifyInstance, shared: SharedServices): void {
  route(app, shared, 'getReport', readers, async ({ params, services }) => {
    const report = await reportOf(services.catalogue(), params.report)
    return report === undefined ? refused('service/unavailable') : done(report)
  })

  route(app, shared, 'getReportFile', readers, async ({ params, query, request, reply, services }) => {
    const catalogue = services.catalogue()
    const report = await reportOf(catalogue, params.report)
    const language = query.language ?? languageOf(request)
    const bytes = report && (await makeWorkbook(reportSheets(report, catalogue, language)))
    if (bytes === undefined) return refused('service/unavailable')
    sendWorkbook(reply, bytes, { title: reportTitle(params.report, language), plain: params.report })
    return done(undefined)
  })

  benchmarkRoutes(app, shared)
  recordRoutes(app, shared)
}
