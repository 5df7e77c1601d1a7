import { nationalWorkingCalendar } from '@yijianshi/core/calendar'
import { expectedEnd } from '@yijianshi/core/case'
import type { FastifyInstance } from 'fastify'
import QRCode from 'qrcode'
import { findCaseByReceipt, findReceipt } from '../case/contents-store.ts'
import { PROGRESS_ALONE } from '../case/part.ts'
import { nameOf, presentTask } from '../case/present-task.ts'
import { owedByDay } from '../case/view.ts'
import { findVisibleCase } from '../case/visible-case.ts'
import { getPlan } from '../draft/plan-store.ts'
import { instant } from '../engine/instant.ts'
import { originOf } from '../http/origin.ts'
import { done, refused } from '../http/outcome.ts'
import { openRoute, route } from '../http/route.ts'
import type { SharedServices } from '../http/wiring.ts'

export function receiptRoutes(app: FastifyInstance, shared: SharedServices): void {
  const { pool, engine } = shared

  openRoute(app, shared, 'getReceipt', async ({ params, query, services }) => {
    const caseId = await findCaseByReceipt(
      services.guarded,
      params.number.replaceAll(/[\s-]/g, ''),
      query.code,
    )
    const known = caseId === undefined ? undefined : await engine.load(caseId)
    // The same answer for a wrong number as for a wrong code.
    if (known === undefined) return refused('case/not-found')
    const { state } = known
    const plan = await getPlan(pool, state.planHash)
    const catalogue = services.catalogue()
    const now = services.now()
    const owed = owedByDay(state, now, nationalWorkingCalendar)
    const context = { plan, catalogue, now, actor: undefined, sight: PROGRESS_ALONE }
    return done({
      number: state.number,
      matterName: plan.name,
      stage: state.stage,
      submittedAt: instant(state.submittedAt),
      siteName: nameOf(catalogue.sites.get(state.site)?.name, state.site),
      expectedDate: expectedEnd(state, now, nationalWorkingCalendar)?.date ?? null,
      tasks: state.tasks.map(task => {
        const { name, authorityName, stage, due } = presentTask(task, owed, context)
        return { name, authorityName, stage, due }
      }),
    })
  })

  route(
    app,
    shared,
    'getReceiptCode',
    ['applicant', 'clerk'],
    async ({ reader, params, request, reply, services }) => {
      const visible = await findVisibleCase(services, reader.actor, params.case)
      if (!visible.ok) return visible
      const receipt = await findReceipt(services, params.case)
      if (receipt === undefined) return refused('case/not-found')
      const address = `${originOf(services, request)}/receipts/${receipt.number}?code=${receipt.queryCode}`
      const image = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
      reply.header('cache-control', 'private, max-age=3600').type('image/svg+xml').send(image)
      return done(undefined)
    },
  )
}
