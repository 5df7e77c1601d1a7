import { randomUUID } from 'node:crypto'
import { type Authority, type Catalogue, regionPath, type Variant } from '@yijianshi/core/catalogue'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mainAnswers, matter, valuesFor } from '../demo/shop-application.ts'
import { accept, grant, samplePicture, staff, submitCase, today } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'

const [DISTRICT, COUNTY, TOWN] = ['990101000000', '990102000000', '990102100000']

const county: Authority = {
  id: 'county-market-regulation',
  name: { zh: '示范市青山县市场监督管理局', en: 'Qingshan Market Regulation Bureau' },
  creditCode: '119901020001000015',
  region: COUNTY,
  phone: '0999-55502001',
  supervisionPhone: '0999-55502901',
}

const variant: Variant = {
  id: 'qingshan',
  name: { zh: '青山县', en: 'Qingshan' },
  matter,
  omit: ['signboard-filing'],
  regions: [
    {
      region: COUNTY,
      authorities: [{ standard: 'market-regulation', local: county.id }],
      limits: [{ item: 'business-registration', promisedDays: 1 }],
    },
  ],
}

function withVariant(catalogue: Catalogue): Catalogue {
  return {
    ...catalogue,
    version: `${catalogue.version}-regional`,
    authorities: new Map([...catalogue.authorities, [county.id, county]]),
    variants: new Map([[variant.id, variant]]),
  }
}

const demoSite = 'donghu-hall'

let house: TestApp
let applicant: TestBrowser

beforeAll(async () => {
  house = await createTestApp()
  house.useCatalogue(withVariant(house.services.catalogue()))
  await house.database.pool.query(
    `INSERT INTO account (id, login, name, password_hash, role, authority, created_at)
     SELECT $1, 'county1', '县局', password_hash, 'reviewer', $2, now() FROM account WHERE login = 'market1'`,
    [randomUUID(), county.id],
  )
  applicant = await new TestBrowser(house).login('chenyu')
})
afterAll(() => house.close())

/** Handed in at the hall of the usual region, where the clerk of these tests sits. */
async function submitIn(browser: TestBrowser, region: string): Promise<string> {
  const draft = gotten(await browser.call('createDraft', { body: { matter, answers: mainAnswers, region } }))
  const fields = new Set(draft.plan.form.fields.map(field => field.element))
  const all = Object.entries(valuesFor('chenyu', '示范市测试便利店有限公司', today()))
  const values = Object.fromEntries(all.filter(([element]) => fields.has(element)))
  gotten(await browser.call('changeDraft', { params: { draft: draft.id }, body: { values, site: demoSite } }))
  for (const entry of draft.plan.checklist.filter(row => row.kind !== 'form')) {
    await browser.upload(draft.id, entry.material, `${entry.material}.webp`, samplePicture)
  }
  const body = { commandId: randomUUID() }
  return gotten(await browser.call('submitDraft', { params: { draft: draft.id }, body })).case
}

const inbox = async (browser: TestBrowser) => {
  const { tasks } = gotten(await browser.call('listTasks', { query: { state: 'open' } }))
  return tasks.map(task => [task.case, task.item])
}

describe('a case of another region', () => {
  test('goes to the authority of that region, which handles it, and not to the usual one', async () => {
    const there = await submitIn(applicant, TOWN)
    const here = await submitCase(applicant, 'chenyu')
    const clerk = await staff(house, 'clerk1')
    await accept(clerk, there)
    await accept(clerk, here)

    const [local, usual] = [await staff(house, 'county1'), await staff(house, 'market1')]
    expect(await inbox(local)).toEqual([[there, 'business-registration']])
    expect(await inbox(usual)).toContainEqual([here, 'business-registration'])
    expect(await inbox(usual)).not.toContainEqual([there, 'business-registration'])
    expect(codeOf(await usual.call('getCase', { params: { case: there }, query: {} }))).toBe('case/not-found')

    const seen = await grant(local, there, 'business-registration')
    expect(seen.tasks.find(task => task.item === 'business-registration')?.stage).toBe('issued')
    expect(seen.tasks.map(task => task.item)).not.toContain('signboard-filing')
  })

  test('begins with a site in that region, where one takes the matter in', async () => {
    const begin = (region: string) =>
      applicant.call('createDraft', { body: { matter, answers: mainAnswers, region } })
    const siteIn = async (region: string) => {
      const { site } = gotten(await begin(region))
      const catalogue = house.services.catalogue()
      return regionPath(catalogue, catalogue.sites.get(site)?.region ?? '').map(({ code }) => code)
    }
    expect(await siteIn(TOWN)).toContain(TOWN)
    expect(await siteIn(DISTRICT)).toEqual([DISTRICT, '990100000000'])
  })

  test('keeps its region when the answers change, and when it takes over a later catalogue', async () => {
    const body = { matter, answers: mainAnswers, region: COUNTY }
    const draft = gotten(await applicant.call('createDraft', { body }))
    const params = { draft: draft.id }
    gotten(await applicant.call('changeDraft', { params, body: { answers: { ...mainAnswers, area: 400 } } }))
    const changed = gotten(await applicant.call('getDraft', { params }))
    expect(changed.plan).toMatchObject({ region: { code: COUNTY }, variant: { id: 'qingshan' } })
    const catalogue = house.services.catalogue()
    house.useCatalogue({ ...catalogue, version: `${catalogue.version}-later`, variants: new Map() })
    gotten(await applicant.call('takeOverDraft', { params }))
    const later = gotten(await applicant.call('getDraft', { params }))
    house.useCatalogue(catalogue)
    expect(later.plan).toMatchObject({
      region: { code: COUNTY },
      catalogueVersion: `${catalogue.version}-later`,
    })
    expect(later.plan).not.toHaveProperty('variant')
  })

  test('begun at a window is of the region of its site, unless the clerk says otherwise', async () => {
    const clerk = await staff(house, 'clerk1')
    const person = { name: '刘洋', citizenNumber: '110199198504269943', mobile: '13900000104' }
    const body = { matter, answers: mainAnswers, applicant: person }
    const usual = await clerk.call('createDraft', { body })
    const other = await clerk.call('createDraft', { body: { ...body, region: COUNTY } })
    expect([gotten(usual).plan.region?.code, gotten(other).plan.region?.code]).toEqual([DISTRICT, COUNTY])
  })
})

describe('a matter that regions carry out differently', () => {
  test('names the regions to choose from; one without variants names none', async () => {
    const found = gotten(await applicant.call('getMatter', { params: { matter } }))
    expect(found.regions.map(region => region.code)).toEqual([DISTRICT, COUNTY])
    expect(found.usualRegion).toBe(DISTRICT)
    const other = gotten(await applicant.call('getMatter', { params: { matter: 'open-restaurant' } }))
    expect(other).toMatchObject({ regions: [], usualRegion: null })
  })

  test('is guided and planned for the region asked for', async () => {
    const params = { matter }
    const guide = gotten(
      await applicant.call('guide', { params, body: { answers: mainAnswers, region: COUNTY } }),
    )
    expect(
      guide.step === 'plan' &&
        guide.plan.items.find(item => item.item === 'business-registration')?.authority,
    ).toBe(county.id)
    const unknown = await applicant.call('guide', { params, body: { answers: {}, region: '990909000000' } })
    expect(codeOf(unknown)).toBe('draft/not-plannable')
  })
})

describe('why', () => {
  const ask = (about: { kind: 'material' | 'day' | 'item'; id: string }, region?: string) =>
    new TestBrowser(house).call('explainPlan', {
      params: { matter },
      body: { answers: mainAnswers, about, ...(region !== undefined && { region }) },
    })

  test('is answered to anybody, in sentences of both languages that lie below each other', async () => {
    const { reasons, catalogueVersion } = gotten(await ask({ kind: 'day', id: '11' }))
    expect(catalogueVersion).toBe(house.services.catalogue().version)
    expect(reasons.map(({ depth, text }) => `${depth} ${text.zh}`)).toEqual([
      '0 一共 11 个工作日；到第 11 个工作日，是这样一步接一步的：',
      '1 第 1 到 3 个工作日：企业（个体工商户）设立登记。',
      '2 承诺“企业（个体工商户）设立登记”3 个工作日办结（法定 3 个工作日）。',
      '1 第 4 到 11 个工作日：烟草专卖零售许可证新办。',
      '2 承诺“烟草专卖零售许可证新办”8 个工作日办结（法定 20 个工作日）。',
      '2 “烟草专卖零售许可证新办”要等“企业（个体工商户）设立登记”办出“营业执照”，第 3 个工作日办好。',
    ])
    expect(reasons[1]?.text.en).toBe('Working days 1 to 3: Business registration.')
  })

  test('speaks of the applicant to those who handle the case', async () => {
    const caseId = await submitCase(applicant, 'chenyu')
    const clerk = await staff(house, 'clerk1')
    const query = { kind: 'item', id: 'seal-filing' } as const
    const sentence = async (browser: TestBrowser) =>
      gotten(await browser.call('explainCase', { params: { case: caseId }, query })).reasons[0]?.text.zh
    expect(await sentence(applicant)).toBe('按您的回答，要办“公章刻制备案”。')
    expect(await sentence(clerk)).toBe('按申请人的回答，要办“公章刻制备案”。')
  })

  test('is answered for the region', async () => {
    const { reasons } = gotten(await ask({ kind: 'item', id: 'business-registration' }, COUNTY))
    expect(reasons.map(reason => reason.text.zh)).toContain(
      '在青山县，“企业（个体工商户）设立登记”由示范市青山县市场监督管理局办理。',
    )
    expect(gotten(await ask({ kind: 'item', id: 'signboard-filing' }, COUNTY)).reasons[0]?.kind).toBe(
      'item-omitted-here',
    )
  })

  test('about what is not there is refused', async () => {
    expect(codeOf(await ask({ kind: 'material', id: 'nothing' }))).toBe('request/not-found')
    expect(codeOf(await ask({ kind: 'day', id: '99' }))).toBe('request/not-found')
  })
})
