import { deflateRawSync } from 'node:zlib'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { codeOfRefusal, csv, sheetsIn } from './spreadsheets.fixture.ts'
import { makeWorkbook, readSpreadsheet } from './spreadsheets.ts'
import { sheetName, type WorkbookSheet } from './write-workbook.ts'
import { declaredSize } from './zip-size.ts'

const figures: WorkbookSheet = {
  name: '按部门',
  columns: [
    { title: '部门', kind: 'text' },
    { title: '编码', kind: 'code' },
    { title: '事项数', kind: 'whole' },
    { title: '平均', kind: 'mean' },
    { title: '占比', kind: 'share' },
  ],
  rows: [
    ['市场监管局', '000131025001', 1234, 2.5, 0.525],
    ['=1+1', null, 0, null, null],
  ],
}

async function workbookOf(...sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  const bytes = await makeWorkbook(sheets)
  if (bytes === undefined) throw new Error('no workbook was made')
  return bytes
}

describe('a workbook', () => {
  test('is read again as it was written: Chinese names, codes with zeros, numbers as numbers', async () => {
    const [sheet] = await sheetsIn(await workbookOf(figures), 'a.xlsx')
    expect(sheet?.name).toBe('按部门')
    expect(sheet?.rows).toEqual([['部门', '编码', '事项数', '平均', '占比'], ...figures.rows])
  })

  test('keeps its headings in sight, has number formats, and holds no formula', async () => {
    const { sheets } = await readXlsx(await workbookOf(figures), { readStyles: true })
    const [sheet] = sheets
    expect(sheet?.freezePane?.rows).toBe(1)
    expect(sheet?.autoFilter?.range).toBe('A1:E3')
    const formats = [0, 1, 2, 3, 4].map(column => sheet?.cells?.get(`1,${column}`)?.style?.numFmt)
    expect(formats).toEqual(['@', '@', '#,##0', '#,##0.0', '0.0%'])
    expect([...(sheet?.cells?.values() ?? [])].filter(cell => cell.formula !== undefined)).toEqual([])
  })

  test('names each sheet by what the program allows, and none twice', () => {
    expect(sheetName('对标：a/b*[c]?', new Set())).toBe('对标：a b  c')
    expect([...sheetName('长'.repeat(40), new Set())]).toHaveLength(31)
    expect(sheetName('按部门', new Set(['按部门']))).toBe('按部门 2')
    expect(sheetName(':', new Set())).toBe('Sheet')
  })
})

describe('a CSV file', () => {
  const rows = [
    ['地区', '编码', '时限'],
    ['杭州, 西湖', '000131025001', '5 “工作日”'],
  ]
  const text = '地区,编码,时限\r\n"杭州, 西湖",000131025001,5 “工作日”\r\n'
  // GB18030 of the same text, made by another program.
  const gb18030 = Buffer.from(
    'b5d8c7f82cb1e0c2eb2ccab1cfde0d0a22babcd6dd2c20cef7bafe222c3030303133313032353030312c3520a1b0b9a4d7f7c8d5a1b10d0a',
    'hex',
  )

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
  ])('is read in %s', async (_, bytes) => {
    expect(await sheetsIn(bytes, '表.csv')).toEqual([{ name: '表.csv', rows }])
  })

  test('is read in GB18030, as Chinese spreadsheets save it', async () => {
    expect(await sheetsIn(gb18030, '表.csv')).toEqual([{ name: '表.csv', rows }])
  })

  test('may part its cells by semicolons or tabs', async () => {
    expect(
      (
        await sheetsIn(
          csv(
            [
              ['甲', '乙'],
              ['1', '2'],
            ],
            ';',
          ),
          'a.csv',
        )
      )[0]?.rows[1],
    ).toEqual(['1', '2'])
    expect(
      (
        await sheetsIn(
          csv(
            [
              ['甲', '乙'],
              ['1', '2'],
            ],
            '\t',
          ),
          'a.csv',
        )
      )[0]?.rows[1],
    ).toEqual(['1', '2'])
  })
})

describe('what is no spreadsheet', () => {
  const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const old = Buffer.from('d0cf11e0a1b11ae10000', 'hex')

  test.each([
    ['an empty file', Buffer.alloc(0), 'file/empty'],
    ['blanks', Buffer.from(' \r\n\r\n'), 'file/empty'],
    ['a picture', picture, 'file/wrong-type'],
    ['the old format', old, 'file/wrong-type'],
    ['half an archive', Buffer.from('PK\u0003\u0004 and nothing more'), 'spreadsheet/broken'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(codeOfRefusal(await readSpreadsheet(bytes, 'x.xlsx'))).toBe(code)
  })

  test('a workbook that was cut off is refused', async () => {
    const whole = await workbookOf(figures)
    expect(codeOfRefusal(await readSpreadsheet(whole.subarray(0, whole.length / 2), 'x.xlsx'))).toBe(
      'spreadsheet/broken',
    )
  })

  test('an archive that unpacks to more than memory holds is refused before it is unpacked', async () => {
    const bytes = bomb(4_000_000_000)
    expect(declaredSize(bytes)).toBe(4_000_000_000)
    expect(codeOfRefusal(await readSpreadsheet(bytes, 'x.xlsx'))).toBe('spreadsheet/too-large')
  })
})

/** An archive of one entry that says it unpacks to so many bytes. */
function bomb(size: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(1_000_000))
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(size, 22)
  head.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(size, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(head.length + name.length + packed.length, 16)
  return Buffer.concat([head, name, packed, entry, name, end])
}
