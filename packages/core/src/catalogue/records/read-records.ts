/**
 * Implementation records (实施清单) from a spreadsheet → files of the catalogue, or everything that is wrong
 * with the rows. One error, and there is no file: nothing is half imported.
 */
import { type Row, readTable, type Table } from '../../spreadsheet/columns.ts'
import { inRowOrder, type RowError } from '../../spreadsheet/row-error.ts'
import type { Sheet } from '../../spreadsheet/sheet.ts'
import { insertAt } from '../edit.ts'
import { shownPath } from '../finding.ts'
import { itemSchema } from '../model/item.ts'
import { materialSchema } from '../model/material.ts'
import { idSchema } from '../model/texts.ts'
import type { Catalogue, Item } from '../model.ts'
import { isSameData } from '../same-data.ts'
import type { CatalogueFile } from '../yaml-source.ts'
import { Cells, type Draft } from './cells.ts'
import { ITEM_SHEET, type ItemKey, itemColumns } from './item-columns.ts'
import { MATERIAL_SHEET, type MaterialKey, materialColumns } from './material-columns.ts'
import { readItem } from './read-item.ts'
import { type MaterialRow, type NewMaterials, readMaterial } from './read-material.ts'
import { newText, withData } from './record-files.ts'
import { type RecordNames, recordNames } from './record-names.ts'

export type RecordsResult = {
  /** Those that are new or differ; empty as soon as one row is wrong. */
  readonly files: readonly CatalogueFile[]
  readonly errors: readonly RowError[]
}

export type RecordsContext = {
  readonly catalogue: Catalogue
  /** The text of a file of that same catalogue; undefined where there is none. */
  readonly textOf: (path: string) => string | undefined
}

/** A province's items, and their materials. */
const MOST_ITEMS = 5000
const MOST_MATERIALS = 100_000

type Outcome<Value> = { readonly value: Value | undefined; readonly errors: readonly RowError[] }

function findSheet(sheets: readonly Sheet[], name: string): Sheet | undefined {
  return sheets.find(sheet => sheet.name.trim() === name)
}

class Records {
  readonly #context: RecordsContext
  readonly #names: RecordNames
  readonly #byCode = new Map<string, Item[]>()
  readonly #created: NewMaterials = new Map()
  readonly #taken = new Map<string, number>()
  readonly errors: RowError[] = []
  readonly #drafts: { readonly item: Item; readonly isNew: boolean }[] = []

  constructor(context: RecordsContext) {
    this.#context = context
    this.#names = recordNames(context.catalogue)
    for (const item of context.catalogue.items.values()) {
      for (const code of new Set([item.basicCode, item.implementationCode ?? item.basicCode])) {
        this.#byCode.set(code, [...(this.#byCode.get(code) ?? []), item])
      }
    }
  }

  run(items: Table<ItemKey>, materials: Table<MaterialKey> | undefined): void {
    const rowsByCode = this.#materialRows(items, materials)
    for (const row of items.rows) {
      const cells = new Cells(items, row)
      const own = [row.text('implementationCode'), row.text('basicCode')].flatMap(
        code => rowsByCode.get(code) ?? [],
      )
      this.#item(cells, materials, own)
      this.errors.push(...cells.errors)
    }
  }

  /** Materials by the code of their item; a row whose item is not in the table belongs nowhere. */
  #materialRows(items: Table<ItemKey>, materials: Table<MaterialKey> | undefined) {
    const codes = new Set(items.rows.flatMap(row => [row.text('basicCode'), row.text('implementationCode')]))
    const rows = new Map<string, Row<MaterialKey>[]>()
    for (const row of materials?.rows ?? []) {
      const code = row.text('itemCode')
      if (code !== '' && codes.has(code)) {
        rows.set(code, [...(rows.get(code) ?? []), row])
        continue
      }
      if (materials === undefined) continue
      const cells = new Cells(materials, row)
      if (code === '') cells.fail('itemCode', 'cell-missing')
      else cells.fail('itemCode', 'row-orphan', { code: code.slice(0, 60) })
      this.errors.push(...cells.errors)
    }
    return rows
  }

  #known(cells: Cells<ItemKey>): Item | undefined {
    const id = cells.text('id')
    if (id !== '') return this.#context.catalogue.items.get(id)
    const [whole, basic] = [cells.text('implementationCode'), cells.text('basicCode')]
    const found = (whole === '' ? undefined : this.#byCode.get(whole)) ?? this.#byCode.get(basic) ?? []
    const authority = this.#names.authorities.find(cells.text('authority'))
    const [own = found[0]] = found.filter(item => authority.ok && item.authority === authority.id)
    return own
  }

  #item(
    cells: Cells<ItemKey>,
    materials: Table<MaterialKey> | undefined,
    rows: readonly Row<MaterialKey>[],
  ): void {
    const before = this.#known(cells)
    const given = cells.text('id')
    const made = `item-${cells
      .text('basicCode')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')}`
    const id = before?.id ?? (given === '' ? made.replace(/-+$/, '') : given)
    if (!idSchema.safeParse(id).success) {
      cells.fail('id', 'row-unfit', { place: '事项标识', problem: '小写字母、数字和短横线' })
    }
    const first = this.#taken.get(id)
    if (first !== undefined) {
      cells.fail('basicCode', 'row-twice', { first: String(first) })
      return
    }
    this.#taken.set(id, cells.number)
    const uses = this.#uses(materials, rows, id, before)
    const used = uses.length === 0 ? (before?.materials ?? []) : uses.map(row => row.use)
    const draft = readItem({ cells, before, names: this.#names }, id, used)
    if (cells.errors.length > 0) return
    const asks = [...new Set([...(before?.asks ?? []), ...uses.flatMap(row => row.asks)])]
    const parsed = itemSchema.safeParse({ ...draft, asks })
    if (parsed.success) this.#drafts.push({ item: parsed.data, isNew: before === undefined })
    else this.#unfit(cells, parsed.error.issues)
  }

  #uses(
    materials: Table<MaterialKey> | undefined,
    rows: readonly Row<MaterialKey>[],
    item: string,
    before: Item | undefined,
  ): MaterialRow[] {
    if (materials === undefined) return []
    const left = [...(before?.materials ?? [])]
    const { catalogue } = this.#context
    return rows.flatMap(row => {
      const cells = new Cells(materials, row)
      const use = readMaterial({ cells, catalogue, names: this.#names, created: this.#created, item }, left)
      this.errors.push(...cells.errors)
      return use ?? []
    })
  }

  #unfit<Key extends string>(
    cells: Cells<Key>,
    issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  ): void {
    for (const { path, message } of issues) {
      const place = shownPath(path.map(part => (typeof part === 'number' ? part : String(part))))
      cells.fail(undefined, 'row-unfit', { place, problem: message })
    }
  }

  files(): Outcome<CatalogueFile[]> {
    const { catalogue } = this.#context
    const files = this.#drafts.flatMap(({ item, isNew }): CatalogueFile[] => {
      if (!isNew && isSameData(item, catalogue.items.get(item.id))) return []
      return this.#file(`items/${item.id}.yaml`, { ...item })
    })
    const byItem = Map.groupBy(this.#created.values(), entry => entry.item)
    for (const [item, entries] of byItem) files.push(...this.#materialFile(item, entries))
    return { value: files, errors: this.errors }
  }

  #file(path: string, data: Draft): CatalogueFile[] {
    const text = this.#context.textOf(path)
    if (text === undefined) return [{ path, text: newText(data) }]
    const edited = withData(text, data) ?? newText(data)
    return edited === text ? [] : [{ path, text: edited }]
  }

  /** New materials of an item stand in a file of its name, behind those that are there already. */
  #materialFile(
    item: string,
    entries: readonly { readonly id: string; readonly draft: Draft }[],
  ): CatalogueFile[] {
    const materials: unknown[] = []
    for (const { id, draft } of entries) {
      const parsed = materialSchema.safeParse(draft)
      if (parsed.success) materials.push(parsed.data)
      else {
        const [issue] = parsed.error.issues
        const problem = issue?.message ?? ''
        const place = `${id}.${shownPath((issue?.path ?? []).map(part => String(part)))}`
        this.errors.push({
          sheet: MATERIAL_SHEET,
          row: 0,
          column: '',
          code: 'row-unfit',
          params: { place, problem },
        })
      }
    }
    const path = `materials/${item}.yaml`
    const text = this.#context.textOf(path)
    if (text === undefined) return [{ path, text: newText({ materials }) }]
    let edited = text
    for (const material of materials) {
      const result = insertAt(edited, ['materials'], Number.MAX_SAFE_INTEGER, material)
      // A file of a sound catalogue has such a list.
      if (!result.ok) throw new Error(`${path}: ${result.reason}`)
      edited = result.text
    }
    return [{ path, text: edited }]
  }
}

/** The sheet 实施清单, or the only one; and the sheet 材料, if there is one. */
export function readRecords(sheets: readonly Sheet[], context: RecordsContext): RecordsResult {
  const itemSheet = findSheet(sheets, ITEM_SHEET) ?? (sheets.length === 1 ? sheets[0] : undefined)
  if (itemSheet === undefined) {
    const params = { name: ITEM_SHEET }
    return { files: [], errors: [{ sheet: ITEM_SHEET, row: 0, column: '', code: 'sheet-missing', params }] }
  }
  const materialSheet = findSheet(sheets, MATERIAL_SHEET)
  const items = readTable(itemSheet, itemColumns, MOST_ITEMS)
  const isFilled = materialSheet !== undefined && materialSheet.rows.length > 1
  const materials = isFilled ? readTable(materialSheet, materialColumns, MOST_MATERIALS) : undefined
  if (!items.ok || materials?.ok === false) {
    return {
      files: [],
      errors: [...(items.ok ? [] : items.errors), ...(materials?.ok === false ? materials.errors : [])],
    }
  }
  const records = new Records(context)
  records.run(items.table, materials?.table)
  if (records.errors.length > 0) return { files: [], errors: inRowOrder(records.errors) }
  const { value = [], errors } = records.files()
  return errors.length > 0 ? { files: [], errors: inRowOrder(errors) } : { files: value, errors: [] }
}
