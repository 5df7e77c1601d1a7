import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePicture, staff } from '../demo/test-story.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { act, approved, begin, currentText, type Editors, editorsOf, replaced, save } from './test-change.ts'

let house: TestApp
let editors: Editors
beforeAll(async () => {
  house = await createTestApp()
  editors = await editorsOf(house)
})
afterAll(() => house.close())

const item = 'items/seal-filing.yaml'
const policy = { from: 'article: 第五条第一项', to: 'article: 第五条第一款第一项' }
const versions = async () =>
  gotten(await editors.author.call('listCatalogueVersions', { query: {} })).versions
const read = async (id: string, by = editors.author) =>
  gotten(await by.call('getChange', { params: { change: id } }))

describe('a change of the catalogue', () => {
  test('goes from editor to second person to version, which is in use at once', async () => {
    const { author, second } = editors
    const before = house.services.catalogue()
    const begun = await begin(author, '公章备案：法条写到款')
    expect(begun).toMatchObject({ state: 'editing', baseNumber: 1, revision: 1, files: [], behind: false })
    const text = replaced(await currentText(author, item), policy.from, policy.to)
    expect(gotten(await save(author, begun.id, item, text, 0))).toEqual({ path: item, revision: 2 })
    expect(codeOf(await act(author, begun.id, { type: 'publish' }))).toBe('publication/stage')
    gotten(await act(author, begun.id, { type: 'request-review' }))
    expect(codeOf(await act(author, begun.id, { type: 'approve' }))).toBe('publication/second-person-needed')
    expect((await read(begun.id)).may).toEqual(['rename', 'save', 'withdraw'])
    expect((await read(begun.id, second)).may).toEqual(['rename', 'save', 'approve', 'send-back', 'withdraw'])
    const good = gotten(await act(second, begun.id, { type: 'approve' }))
    expect(good).toMatchObject({ state: 'approved', reviewer: { name: '韩校' }, authors: [{ name: '沈书' }] })
    const published = gotten(await act(author, begun.id, { type: 'publish' }))
    expect(published).toMatchObject({ state: 'published', published: { number: 2 }, may: [] })
    expect(published.history.map(entry => entry.type)).toEqual([
      'ChangeBegun',
      'FileSaved',
      'ReviewRequested',
      'ChangeApproved',
      'ChangePublished',
    ])

    const [newest, first] = await versions()
    expect(newest).toMatchObject({
      number: 2,
      title: '公章备案：法条写到款',
      publishedBy: '沈书',
      changeId: begun.id,
    })
    expect(first).toMatchObject({ number: 1, publishedBy: null, version: before.version })
    expect(house.services.catalogue().version).toBe(newest?.version)
    expect(house.services.catalogue().items.get('seal-filing')?.legalBasis.at(-1)?.article).toBe(
      '第五条第一款第一项',
    )
    const old = await house.services.versions.find(before.version)
    expect(old?.items.get('seal-filing')?.legalBasis.at(-1)?.article).toBe('第五条第一项')
  })

  test('that is saved again after its approval needs another', async () => {
    const { author, second } = editors
    const id = await approved(editors, '又改', item, text => `${text}# 一\n`)
    gotten(
      await save(author, id, item, `${await currentText(author, item)}# 二\n`, (await read(id)).revision),
    )
    expect(await read(id)).toMatchObject({ state: 'editing' })
    expect(codeOf(await act(second, id, { type: 'publish' }))).toBe('publication/stage')
    gotten(await act(author, id, { type: 'withdraw' }))
    expect(codeOf(await save(author, id, item, 'id: x\n', 99))).toBe('publication/stage')
  })

  test('with errors is not reviewed, and the findings say what to mend', async () => {
    const { author } = editors
    const { id } = await begin(author, '错误')
    const text = await currentText(author, item)
    gotten(await save(author, id, item, replaced(text, 'authority: public-security', 'authority: nobody'), 0))
    const answer = await act(author, id, { type: 'request-review' })
    expect(codeOf(answer)).toBe('publication/faulty-change')
    expect(!answer.ok && answer.problem?.findings).toContainEqual(
      expect.objectContaining({ severity: 'error', file: item, line: expect.any(Number) }),
    )
    expect(await read(id)).toMatchObject({ state: 'editing' })
    gotten(await save(author, id, item, `${text}# 改好\n`, (await read(id)).revision))
    const command = { params: { change: id }, body: { id: randomUUID(), type: 'request-review' as const } }
    const asked = gotten(await author.call('commandChange', command))
    expect(gotten(await author.call('commandChange', command)).revision).toBe(asked.revision)
  })

  test('that would make the catalogue faulty is refused with the findings, and stays', async () => {
    const { author } = editors
    const adding = (text: string) =>
      `${text}  - { id: extra-licence, name: { zh: 加证, en: Extra }, issuer: tax, numberPrefix: JZ }\n`
    // Each is sound by itself; together they give two licences one id.
    const first = await approved(editors, '先加证', 'licences.yaml', adding)
    const later = await approved(editors, '后加证', 'licences/enterprise.yaml', adding)
    gotten(await act(author, first, { type: 'publish' }))
    const before = house.services.catalogue().version
    const answer = await act(author, later, { type: 'publish' })
    expect(codeOf(answer)).toBe('publication/unsound')
    expect(!answer.ok && answer.problem?.findings).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        file: 'licences/enterprise.yaml',
        line: expect.any(Number),
      }),
    )
    expect(await read(later)).toMatchObject({ state: 'approved' })
    expect(house.services.catalogue().version).toBe(before)
  })

  test('can be sent back with a reason, by a second person', async () => {
    const { author, manager } = editors
    const { id } = await begin(author, '退回')
    expect(codeOf(await act(author, id, { type: 'request-review' }))).toBe('publication/empty-change')
    gotten(await save(author, id, item, `${await currentText(author, item)}# 三\n`, 0))
    gotten(await act(author, id, { type: 'request-review' }))
    expect(codeOf(await act(manager, id, { type: 'send-back', reason: ' ' }))).toBe(
      'publication/reason-missing',
    )
    expect(codeOf(await act(author, id, { type: 'send-back', reason: '我' }))).toBe(
      'publication/second-person-needed',
    )
    const back = gotten(await act(manager, id, { type: 'send-back', reason: '依据不对' }))
    expect(back.history.at(-1)).toMatchObject({ type: 'ChangeSentBack', detail: '依据不对', by: '马骏' })
  })

  test('is begun once, published once, however often it is asked', async () => {
    const { author } = editors
    const id = randomUUID()
    const body = { id, title: '一次' }
    gotten(await author.call('createChange', { body }))
    expect(gotten(await author.call('createChange', { body })).revision).toBe(1)
    const done = await approved(editors, '两次发布', item, text => `${text}# 四\n`)
    const command = { params: { change: done }, body: { id: randomUUID(), type: 'publish' as const } }
    const first = gotten(await author.call('commandChange', command))
    expect(gotten(await author.call('commandChange', command)).published).toEqual(first.published)
  })

  test('takes no file of another name, and no step out of the folder', async () => {
    const { author } = editors
    const { id } = await begin(author, '路径')
    for (const path of [
      '../x.yaml',
      'items/../x.yaml',
      'notes.txt',
      '/etc/passwd',
      'items/a/b.yaml',
      'unknown.yaml',
    ]) {
      expect([path, codeOf(await save(author, id, path, 'a: 1\n', 0))]).toEqual([path, 'publication/path'])
    }
    gotten(await save(author, id, 'materials/more.yaml', 'materials: []\n', 0))
    gotten(await save(author, id, 'materials/more.yaml', null, (await read(id)).revision))
    expect((await read(id)).files).toEqual([])
  })
})

describe('two editors of one file', () => {
  test('the second is told what changed, gets the merge, and loses nothing', async () => {
    const { author, second } = editors
    const { id } = await begin(author, '两人')
    const base = await currentText(author, item)
    const theirs = replaced(base, 'joint: 1', 'joint: 0')
    const mine = replaced(base, 'zh: 制发凭证和印章', 'zh: 发凭证和印章')
    const first = gotten(await save(author, id, item, theirs, 0))
    const answer = await save(second, id, item, mine, 0)
    expect(codeOf(answer)).toBe('publication/stale-file')
    const merged = replaced(theirs, 'zh: 制发凭证和印章', 'zh: 发凭证和印章')
    expect(!answer.ok && answer.problem?.conflicts).toEqual([
      { path: item, revision: first.revision, theirs, base, mine, merged },
    ])
    gotten(await save(second, id, item, merged, first.revision))
    expect((await read(id)).files).toMatchObject([{ path: item, text: merged, savedBy: '韩校' }])
    expect((await read(id)).authors.map(person => person.name)).toEqual(['沈书', '韩校'])
  })

  test('who changed the same place see both texts and where', async () => {
    const { author, second } = editors
    const { id } = await begin(author, '同一处')
    const base = await currentText(author, item)
    gotten(await save(author, id, item, replaced(base, 'joint: 1', 'joint: 0'), 0))
    const answer = await save(second, id, item, replaced(base, 'joint: 1', 'joint: 2'), 0)
    expect(!answer.ok && answer.problem?.conflicts).toMatchObject([
      { path: item, conflictAt: 'visits.joint' },
    ])
    expect(codeOf(await save(second, id, item, replaced(base, 'joint: 1', 'joint: 0'), 0))).toBeUndefined()
  })
})

describe('two changes of one file', () => {
  const licences = 'licences.yaml'

  test('the later one is refused with both texts, is merged by rebase, and needs review again', async () => {
    const { author, second } = editors
    const first = await approved(editors, '甲', item, text => replaced(text, 'joint: 1', 'joint: 0'))
    const later = await approved(editors, '乙', item, text =>
      replaced(text, 'zh: 制发凭证和印章', 'zh: 发凭证和印章'),
    )
    gotten(await act(author, first, { type: 'publish' }))
    const answer = await act(author, later, { type: 'publish' })
    expect(codeOf(answer)).toBe('publication/conflict')
    expect(!answer.ok && answer.problem?.conflicts?.map(entry => entry.path)).toEqual([item])
    expect((await read(later)).behind).toBe(true)
    const rebased = gotten(await act(author, later, { type: 'rebase' }))
    expect(rebased).toMatchObject({ state: 'editing', behind: false })
    expect(rebased.files[0]?.text).toContain('joint: 0')
    expect(rebased.files[0]?.text).toContain('zh: 发凭证和印章')
    expect(codeOf(await act(author, later, { type: 'rebase' }))).toBe('publication/base-current')
    gotten(await act(author, later, { type: 'request-review' }))
    gotten(await act(second, later, { type: 'approve' }))
    gotten(await act(author, later, { type: 'publish' }))
    expect(house.services.catalogue().items.get('seal-filing')?.visits.joint).toBe(0)
  })

  test('who changed the same place merge by hand, against the version they saw', async () => {
    const { author } = editors
    const rename = (to: string) => (text: string) => text.replace(/alone: \d/, `alone: ${to}`)
    const first = await approved(editors, '丙', item, rename('3'))
    const later = await approved(editors, '丁', item, rename('4'))
    gotten(await act(author, first, { type: 'publish' }))
    const answer = await act(author, later, { type: 'rebase' })
    const problem = answer.ok ? undefined : answer.problem
    expect(problem).toMatchObject({
      code: 'publication/conflict',
      conflicts: [{ conflictAt: 'visits.alone' }],
    })
    const merged = [{ path: item, text: rename('4')(await currentText(author, item)) }]
    expect(codeOf(await act(author, later, { type: 'rebase', merged, onto: 'another' }))).toBe(
      'publication/conflict',
    )
    const onto = problem?.onto ?? ''
    expect(gotten(await act(author, later, { type: 'rebase', merged, onto })).files).toMatchObject(merged)
  })

  test('of different files are published one after the other, also at the same moment', async () => {
    const { author, second } = editors
    const number = house.services.catalogue().version
    const one = await approved(editors, '戊', item, text => `${text}# 五\n`)
    const two = await approved(editors, '己', licences, text => `${text}# 六\n`)
    const outcomes = await Promise.all([
      act(author, one, { type: 'publish' }),
      act(second, two, { type: 'publish' }),
    ])
    expect(outcomes.map(codeOf)).toEqual([undefined, undefined])
    expect(house.services.catalogue().version).not.toBe(number)
    expect(await currentText(author, item)).toContain('# 五')
    expect(await currentText(author, licences)).toContain('# 六')
    const numbers = (await versions()).map(entry => entry.number)
    expect(numbers).toEqual([...numbers].sort((left, right) => right - left))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('a rebase makes saves stale that were begun before it', async () => {
    const { author, second } = editors
    const { id } = await begin(author, '庚')
    const before = await currentText(author, item)
    gotten(await save(author, id, licences, `${await currentText(author, licences)}# 七\n`, 0))
    const other = await approved(editors, '辛', item, text => `${text}# 八\n`)
    gotten(await act(author, other, { type: 'publish' }))
    gotten(await act(author, id, { type: 'rebase' }))
    const answer = await save(second, id, item, `# 首\n${before}`, 0)
    expect(codeOf(answer)).toBe('publication/stale-file')
    expect(!answer.ok && answer.problem?.conflicts?.[0]?.merged).toContain('# 八')
  })
})

describe('an older version', () => {
  test('is brought back by a change with its content, on the same path', async () => {
    const { author, second } = editors
    const first = (await versions()).at(-1)
    const { id, files } = await begin(author, '退回第 1 版', { restore: '1' })
    expect(files.map(file => file.path)).toEqual(expect.arrayContaining([item, 'licences.yaml']))
    gotten(await act(author, id, { type: 'request-review' }))
    expect(codeOf(await act(author, id, { type: 'approve' }))).toBe('publication/second-person-needed')
    gotten(await act(second, id, { type: 'approve' }))
    gotten(await act(second, id, { type: 'publish' }))
    expect(house.services.catalogue().version).toBe(first?.version)
    expect((await versions())[0]).toMatchObject({ version: first?.version, title: '退回第 1 版' })
    expect(codeOf(await author.call('createChange', { body: { title: '无', restore: '999' } }))).toBe(
      'publication/version-unknown',
    )
    const same = await begin(author, '没有不同', { restore: '1' })
    expect(codeOf(await act(author, same.id, { type: 'request-review' }))).toBe('publication/empty-change')
  })
})

describe('the files of a version', () => {
  test('come packed, with their version as tag, and not again to who has them', async () => {
    const { author } = editors
    const url = '/api/catalogue/versions/current/files'
    const answer = await author.send({ url, headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers['content-encoding']).toBe('gzip')
    const body = JSON.parse(gunzipSync(answer.rawPayload).toString())
    expect(body.samples).toContain('premises-right.webp')
    expect(answer.headers.etag).toBe(`"${body.version}"`)
    const again = await author.send({ url, headers: { 'if-none-match': String(answer.headers.etag) } })
    expect(again.statusCode).toBe(304)
    const data = gotten(await author.call('getCatalogueVersionData', { params: { version: '1' } }))
    expect(data).toMatchObject({ version: (await versions()).at(-1)?.version })
  })
})

describe('a sample picture', () => {
  test('goes through a change like a text, and old ones are still shown', async () => {
    const { author, second } = editors
    const { id } = await begin(author, '样例')
    const upload = (name: string, content: Uint8Array) => {
      const boundary = 'yijianshi-test-boundary'
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n`
      return author.send({
        method: 'POST',
        url: `/api/catalogue/changes/${id}/samples/${name}`,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      })
    }
    expect((await upload('new.webp', samplePicture)).json()).toMatchObject({ path: 'samples/new.webp' })
    expect((await upload('new.png', samplePicture)).json().code).toBe('publication/sample-type')
    expect((await upload('new.webp', Buffer.from('<svg>'))).json().code).toBe('publication/sample-type')
    expect((await author.send({ url: `/api/catalogue/changes/${id}/samples/new.webp` })).rawPayload).toEqual(
      samplePicture,
    )
    gotten(await save(author, id, 'samples/premises-right.webp', null, (await read(id)).revision))
    gotten(
      await save(
        author,
        id,
        'materials.yaml',
        replaced(await currentText(author, 'materials.yaml'), 'premises-right.webp', 'new.webp'),
        0,
      ),
    )
    gotten(await act(author, id, { type: 'request-review' }))
    gotten(await act(second, id, { type: 'approve' }))
    gotten(await act(second, id, { type: 'publish' }))
    const anybody = new TestBrowser(house)
    for (const name of ['new.webp', 'premises-right.webp']) {
      const shown = await anybody.send({ url: `/samples/${name}` })
      expect([name, shown.statusCode, shown.headers['content-type']]).toEqual([name, 200, 'image/webp'])
    }
    expect((await anybody.send({ url: '/samples/nothing.webp' })).statusCode).toBe(404)
    expect((await anybody.send({ url: '/samples/..%2Fpolicy.yaml' })).statusCode).toBe(404)
  })
})

describe('who may do what', () => {
  const change = { params: { change: randomUUID() } }

  test.each([
    ['clerk1', 'access/role'],
    ['market1', 'access/role'],
    ['nobody', 'access/login-needed'],
  ])('%s has nothing to do with it', async (login, code) => {
    const browser = login === 'nobody' ? new TestBrowser(house) : await staff(house, login)
    const answers = await Promise.all([
      browser.call('listCatalogueVersions', { query: {} }),
      browser.call('getCatalogueFiles', { params: { version: 'current' } }),
      browser.call('listChanges', { query: {} }),
      browser.call('createChange', { body: { title: 'x' } }),
      browser.call('getChange', change),
      save(browser, randomUUID(), item, 'x', 0),
      act(browser, randomUUID(), { type: 'approve' }),
      browser.call('listChangeOrders', { query: {} }),
      browser.call('getChangeOrder', { params: { order: '2026-001' } }),
    ])
    expect(new Set(answers.map(codeOf))).toEqual(new Set([code]))
  })

  test('a manager approves and publishes, and writes nothing', async () => {
    const { author, manager } = editors
    expect(codeOf(await manager.call('createChange', { body: { title: 'x' } }))).toBe('access/role')
    const { id } = await begin(author, '经理')
    gotten(await save(author, id, item, `${await currentText(author, item)}# 九\n`, 0))
    for (const command of [
      { type: 'rename', title: 'x' },
      { type: 'rebase' },
      { type: 'request-review' },
    ] as const) {
      expect([command.type, codeOf(await act(manager, id, command))]).toEqual([command.type, 'access/role'])
    }
    expect(codeOf(await save(manager, id, item, 'x', 99))).toBe('access/role')
    gotten(await act(author, id, { type: 'request-review' }))
    expect((await read(id, manager)).may).toEqual(['approve', 'send-back', 'withdraw'])
    gotten(await act(manager, id, { type: 'approve' }))
    gotten(await act(manager, id, { type: 'publish' }))
  })

  test('an editor sees no case', async () => {
    const { author } = editors
    expect(codeOf(await author.call('listCases', { query: { scope: 'all' } }))).toBe('access/role')
    expect(codeOf(await author.call('getCase', { params: { case: randomUUID() }, query: {} }))).toBe(
      'access/role',
    )
  })
})

test('lists go page by page', async () => {
  const { author } = editors
  for (let index = 0; index < 22; index += 1) await begin(author, `第 ${index} 份`)
  const first = gotten(await author.call('listChanges', { query: { state: 'editing' } }))
  const rest = gotten(
    await author.call('listChanges', { query: { state: 'editing', cursor: first.next ?? '' } }),
  )
  expect(first.changes).toHaveLength(20)
  const ids = [...first.changes, ...rest.changes].map(entry => entry.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(rest.changes.length).toBeGreaterThan(1)
  expect(codeOf(await author.call('listChanges', { query: { cursor: 'nonsense' } }))).toBe('request/invalid')
})
