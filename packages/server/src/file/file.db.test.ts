import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mainAnswers, matter } from '../demo/shop-application.ts'
import { samplePicture } from '../demo/test-story.ts'
import { sweep } from '../http/housekeeping.ts'
import { codeOf, createTestApp, gotten, type TestApp, TestBrowser } from '../http/test-app.ts'
import { fileLimits } from './file-store.ts'
import { ofdParts, ofdWith, zipOf } from './ofd.fixture.ts'
import { phonePhoto, pngBomb } from './pictures.fixture.ts'
import { Scanner } from './scanner.ts'
import { eicar, startTestScanner, type TestScanner } from './test-scanner.ts'

let house: TestApp
/** Of the scanner’s socket: a port that is let go may be another’s when it is wanted again. */
let folder: string
let clamd: TestScanner
let browser: TestBrowser
let draft: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yijianshi-clamd-'))
  clamd = await startTestScanner({ path: join(folder, 'clamd.sock') })
  house = await createTestApp({ scanner: new Scanner(clamd.address, line => void told.push(line)) })
  browser = await new TestBrowser(house).login('chenyu')
  draft = gotten(await browser.call('createDraft', { body: { matter, answers: mainAnswers } })).id
})
afterAll(async () => {
  await house.close()
  await clamd.close()
  await rm(folder, { recursive: true, force: true })
})

/** What the operator read of the scanner. */
const told: string[] = []
const material = 'premises-right'
const dayMs = 86_400_000
const paper = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n')

async function filesOnDisk(): Promise<string[]> {
  const entries = await readdir(house.filesFolder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => entry.name)
}

/** The smallest archive whose table of contents has one entry of that name. */
function zipWith(name: string): Buffer {
  const local = Buffer.alloc(30)
  local.write('PK\x03\x04', 'latin1')
  local.writeUInt16LE(10, 4)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.write('PK\x01\x02', 'latin1')
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 10)
  return Buffer.concat([local, Buffer.from(name), central, Buffer.from(name), end])
}

describe('a file handed in', () => {
  test('comes back as it was, by its true type, to be shown but not run', async () => {
    const uploaded = await browser.upload(draft, material, 'C:\\照片\\合同 1.jpg', paper)
    const file = uploaded.json()
    const sha256 = createHash('sha256').update(paper).digest('hex')
    expect(file).toMatchObject({ name: '合同 1.jpg', mediaType: 'application/pdf', sha256, material })
    const answer = await browser.send({ url: `/api/files/${file.file}` })
    expect(answer.rawPayload.equals(paper)).toBe(true)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('合同 1.jpg')}`,
    })
    const again = await browser.send({
      url: `/api/files/${file.file}`,
      headers: { 'if-none-match': `"${sha256}"` },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test('that is a picture is drawn anew, and its hash is that of what is kept', async () => {
    const before = await filesOnDisk()
    const photo = await phonePhoto()
    const file = (await browser.upload(draft, material, 'IMG_1.jpg', photo)).json()
    expect(file).toMatchObject({ name: 'IMG_1.jpg', mediaType: 'image/jpeg' })
    const { rawPayload } = await browser.send({ url: `/api/files/${file.file}` })
    expect(createHash('sha256').update(rawPayload).digest('hex')).toBe(file.sha256)
    expect([rawPayload.length, rawPayload.includes('Exif')]).toEqual([file.bytes, false])
    expect((await filesOnDisk()).filter(id => !before.includes(id))).toEqual([file.file])
  })

  test('that is a picture of a phone which few can open is refused with what to do', async () => {
    const heic = Buffer.from('0000001866747970686569630000000068656963', 'hex')
    expect((await browser.upload(draft, material, 'IMG_2.HEIC', heic)).json()).toMatchObject({
      code: 'file/heic',
      title: expect.stringContaining('兼容性最佳'),
    })
  })

  test.each([
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'file/wrong-type'],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file/wrong-type'],
    ['a program', Buffer.from(`MZ${'\0'.repeat(100)}`), 'file/wrong-type'],
    ['any archive', zipWith('readme.txt'), 'file/wrong-type'],
    ['nothing', Buffer.alloc(0), 'file/empty'],
    ['a PDF with a script', Buffer.from('%PDF-1.7\n<< /S /JavaScript >>'), 'file/pdf-active'],
    ['an encrypted PDF', Buffer.from('%PDF-1.7\ntrailer << /Encrypt 9 0 R >>'), 'file/pdf-locked'],
    ['an archive that calls itself OFD', zipWith('OFD.xml'), 'file/ofd-broken'],
    ['an OFD document with a program', ofdWith({ name: 'a.exe', content: 'MZ' }), 'file/ofd-active'],
    ['an encrypted OFD document', ofdWith({ name: 'Encryptions.xml', content: '<a/>' }), 'file/ofd-locked'],
    [
      'an OFD document without end',
      ofdWith({ name: 'a.xml', content: '', size: 2 ** 31 }),
      'file/ofd-too-large',
    ],
    ['half a picture', samplePicture.subarray(0, 60), 'file/picture-broken'],
    ['a picture without end', pngBomb(30_000), 'file/picture-too-large'],
  ])('that is %s is refused, whatever its name', async (_, content, code) => {
    const before = await filesOnDisk()
    const answer = await browser.upload(draft, material, 'photo.jpg', content)
    expect(answer.json()).toMatchObject({ code })
    expect(await filesOnDisk()).toEqual(before)
  })

  test('of a wrong type is refused with what it is and what may come', async () => {
    const answer = await browser.upload(draft, material, 'a.pdf', zipWith('readme.txt'))
    expect(answer.json().params.found).toBe('application/zip')
    expect(answer.json().title).toContain('PDF, JPEG, PNG, WebP, OFD')
  })

  test('may be an OFD document', async () => {
    const licence = zipOf(ofdParts())
    const sha256 = createHash('sha256').update(licence).digest('hex')
    const answer = await browser.upload(draft, material, 'licence.ofd', licence)
    expect(answer.json()).toMatchObject({ mediaType: 'application/ofd', sha256 })
  })

  test('above ten mebibytes is refused, one of just ten is taken', async () => {
    const large = (bytes: number) => Buffer.concat([paper, Buffer.alloc(bytes - paper.length)])
    const tooLarge = await browser.upload(draft, material, 'x.pdf', large(fileLimits.bytes + 1))
    expect(tooLarge.json()).toMatchObject({ code: 'file/too-large', status: 413 })
    const farTooLarge = await browser.upload(draft, material, 'x.pdf', large(3 * fileLimits.bytes))
    expect(farTooLarge.json()).toMatchObject({ code: 'file/too-large' })
    const full = await browser.upload(draft, material, 'x.pdf', large(fileLimits.bytes))
    expect(full.json()).toMatchObject({ bytes: fileLimits.bytes })
  })

  test('for something that is not on the checklist is refused', async () => {
    for (const id of ['joint-application-form', 'vending-machine-certificate', 'no-such-material']) {
      const answer = await browser.upload(draft, id, 'x.webp', samplePicture)
      expect(answer.json()).toMatchObject({ code: 'file/not-on-checklist' })
    }
  })

  test('is the twentieth of its material at most', async () => {
    const other = 'equipment-layout'
    for (let count = 0; count < fileLimits.perMaterial; count += 1)
      expect((await browser.upload(draft, other, 'x.webp', samplePicture)).statusCode).toBe(200)
    const answer = await browser.upload(draft, other, 'x.webp', samplePicture)
    expect(answer.json()).toMatchObject({ code: 'file/too-many' })
  })

  test('must come as one part of a form', async () => {
    const url = `/api/drafts/${draft}/materials/${material}/files`
    const answer = await browser.send({ method: 'POST', url, payload: { file: 'x' } })
    expect(answer.json()).toMatchObject({ code: 'request/invalid', status: 422 })
  })
})

describe('a file with a virus', () => {
  const infected = Buffer.concat([paper, Buffer.from(eicar)])

  test('is refused and recorded without anything of it, and nothing of it stays', async () => {
    const before = await filesOnDisk()
    const answer = await browser.upload(draft, material, '王芳的合同.pdf', infected)
    expect(answer.json()).toMatchObject({ code: 'file/malware', params: { found: 'Eicar-Signature' } })
    expect(await filesOnDisk()).toEqual(before)
    const { rows } = await house.services.pool.query('SELECT * FROM attempt WHERE process_id = $1', [draft])
    expect(rows).toMatchObject([{ code: 'file/malware', command_type: 'hand-in-file', role: 'applicant' }])
    expect(JSON.stringify(rows)).not.toContain('王芳')
  })

  test('is not taken unseen while the scanner is away, and is when it is back', async () => {
    await clamd.close()
    const before = await filesOnDisk()
    const answer = await browser.upload(draft, material, 'x.pdf', paper)
    expect(answer.json()).toMatchObject({ code: 'file/not-scanned', status: 503 })
    expect(answer.headers['retry-after']).toBeDefined()
    expect(await filesOnDisk()).toEqual(before)
    expect(told).toEqual([expect.stringContaining('CLAMD')])
    clamd = await startTestScanner({ path: join(folder, 'clamd.sock') })
    expect((await browser.upload(draft, material, 'x.pdf', paper)).statusCode).toBe(200)
  })
})

describe('a file taken back', () => {
  test('leaves the draft at once, and the folder a day later', async () => {
    const { file } = (await browser.upload(draft, material, 'x.webp', samplePicture)).json()
    gotten(await browser.call('deleteFile', { params: { draft, file } }))
    const { files } = gotten(await browser.call('getDraft', { params: { draft } }))
    expect(files.map(entry => entry.file)).not.toContain(file)
    expect(codeOf(await browser.call('deleteFile', { params: { draft, file } }))).toBe('request/not-found')
    await sweep(house.services)
    expect(await filesOnDisk()).toContain(file)
    house.wait(2 * dayMs)
    await sweep(house.services)
    const left = await filesOnDisk()
    expect(left).not.toContain(file)
    expect(left).toEqual(expect.arrayContaining(files.map(entry => entry.file)))
  })
})

describe('a file of somebody else', () => {
  test('can be neither read nor taken back', async () => {
    await browser.login('chenyu')
    const { file } = (await browser.upload(draft, material, 'x.webp', samplePicture)).json()
    const stranger = await new TestBrowser(house).login('lihua')
    expect((await stranger.send({ url: `/api/files/${file}` })).json().code).toBe('request/not-found')
    const own = gotten(await stranger.call('createDraft', { body: { matter, answers: mainAnswers } }))
    expect(codeOf(await stranger.call('deleteFile', { params: { draft: own.id, file } }))).toBe(
      'request/not-found',
    )
    expect(codeOf(await stranger.call('deleteFile', { params: { draft, file } }))).toBe('draft/not-found')
    const uploaded = await stranger.upload(draft, material, 'x.webp', samplePicture)
    expect(uploaded.json().code).toBe('draft/not-found')
  })
})
