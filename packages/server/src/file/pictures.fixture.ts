/** Pictures as people and attackers make them. */
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Left half red, right half blue: which way is up, and whether colours stay, can be seen. */
export function halves(width: number, height: number) {
  const blue = { create: { width: width / 2, height, channels: 3, background: '#0000ff' } } as const
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: blue, left: width / 2, top: 0 },
  ])
}

/** As a phone takes it: lying on its side, with the place and the owner. */
export function phonePhoto(): Promise<Buffer> {
  return halves(80, 40)
    .withExif({
      IFD0: { Make: 'Phone', Artist: 'Wang Fang', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 35/1 1234/100', GPSLongitude: '114/1 17/1 5678/100' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

const page = '<html><body><script>alert(document.cookie)</script></body></html>'

/** A picture to some programs and a page to others: in a comment, and behind the end. */
export async function pageInPicture(): Promise<Buffer> {
  const picture = await halves(40, 40).jpeg().toBuffer()
  const length = Buffer.alloc(2)
  length.writeUInt16BE(page.length + 2)
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe]), length, Buffer.from(page)])
  return Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2), Buffer.from(page)])
}

function crc(bytes: Buffer): number {
  let value = 0xff_ff_ff_ff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xed_b8_83_20 : 0)
  }
  return (value ^ 0xff_ff_ff_ff) >>> 0
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

/** Some kilobytes that unpack to `side` × `side` pixels, black and white. */
export function pngBomb(side: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side), { level: 9 })
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

/** Two frames; what a person saw at the window may be the first only. */
export async function movingPicture(): Promise<Buffer> {
  const frames = await Promise.all(
    ['#00ff00', '#ff00ff'].map(background =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  return sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer()
}
