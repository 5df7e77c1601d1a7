/** The flow chart as vectors, from the same geometry as on the screen; read aloud as its description. */
import { type Flow, layoutFlow } from '@yijianshi/core/paper'
import { colours, contentWidth, page, type Sheet } from './sheet.ts'

/** Wider than the page in its own units, so that its letters come out a bit smaller than the text. */
const layoutWidth = 580

export function drawFlow(sheet: Sheet, flow: Flow): void {
  const layout = layoutFlow(flow, layoutWidth)
  const most = page.height - page.top - page.bottom - 40
  const scale = Math.min(contentWidth / layoutWidth, most / layout.height)
  const height = layout.height * scale
  sheet.keep(height + 30)
  const top = sheet.y
  const { doc } = sheet
  const at = (x: number) => page.left + x * scale
  const down = (y: number) => top + y * scale
  const size = layout.fontSize * scale
  const label = (text: string, x: number, baseline: number, bold = false, colour: string = colours.ink) =>
    sheet.line(text, at(x), down(baseline) - size * 1.155, { size, bold, colour })

  const laneGround = (index: number) => (index % 2 === 0 ? colours.ground : '#ffffff')

  const content = sheet.marked('Figure', () => {
    layout.lanes.forEach((lane, index) => {
      doc.rect(at(0), down(lane.y), layout.width * scale, lane.height * scale).fill(laneGround(index))
    })
    for (const { x, label: day } of layout.days) {
      doc
        .lineWidth(0.4)
        .strokeColor(colours.rule)
        .moveTo(at(x), down(layout.axisY))
        .lineTo(at(x), down(layout.height))
        .stroke()
      const width = sheet.widthOf(day, { size })
      label(day, x - 2 - width / scale, layout.axisY - 8)
    }
    for (const lane of layout.lanes) {
      lane.lines.forEach((line, index) => {
        label(line, 8, lane.y + 18 + index * layout.fontSize * 1.4, true)
      })
    }
    for (const { critical, points } of layout.arrows) {
      const colour = critical ? colours.accent : colours.softInk
      doc.lineWidth(critical ? 1.2 : 0.8).strokeColor(colour)
      points.forEach(({ x, y }, index) => {
        if (index === 0) doc.moveTo(at(x), down(y))
        else doc.lineTo(at(x), down(y))
      })
      doc.stroke()
      const tip = points.at(-1) ?? { x: 0, y: 0 }
      doc
        .moveTo(at(tip.x - 4), down(tip.y - 3))
        .lineTo(at(tip.x), down(tip.y))
        .lineTo(at(tip.x - 4), down(tip.y + 3))
        .stroke()
    }
    for (const task of layout.tasks) {
      const colour = task.critical ? colours.accent : colours.busy
      doc.roundedRect(at(task.x), down(task.y), task.width * scale, task.height * scale, 2).fill(colour)
      // Lines of days and arrows do not run through the letters.
      doc
        .rect(at(task.labelX - 1), down(task.labelY) - size, (task.labelWidth + 4) * scale, size * 1.25)
        .fill(laneGround(task.lane))
      label(task.label, task.labelX, task.labelY, task.critical)
    }
  })
  const right = page.left + layout.width * scale
  const bbox = [page.left, top, right, top + height] as const
  const texts = layout.tasks.map(task => task.label)
  sheet.root.add(
    sheet.element('Figure', [content], texts, { alt: flow.description, title: flow.title, bbox }),
  )
  sheet.y = top + height + 8
  drawKey(sheet, flow)
}

function drawKey(sheet: Sheet, flow: Flow): void {
  const style = { size: 9 }
  let x: number = page.left
  const y = sheet.y
  for (const [colour, text] of [
    [colours.accent, flow.criticalLabel],
    [colours.busy, flow.otherLabel],
  ] as const) {
    const left = x
    sheet.artifact(() => sheet.doc.roundedRect(left, y + 3, 16, 8, 2).fill(colour))
    const content = sheet.marked('P', () => sheet.line(text, left + 21, y, style))
    sheet.root.add(sheet.element('P', [content], [text]))
    x += 21 + sheet.widthOf(text, style) + 20
  }
  sheet.y += 22
}
