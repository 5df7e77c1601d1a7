/** Files of a megabyte that unpack to a gigabyte and more. */
import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib'

const gibibyte = 2 ** 30
export const mebibyte = 2 ** 20

/** A megabyte of packed bytes that unpacks to a gigabyte: each piece stands for itself, so one is made and repeated. */
function packedGibibyte(pack: typeof deflateSync): Buffer {
  const whole = pack(Buffer.alloc(mebibyte), { finishFlush: constants.Z_FULL_FLUSH })
  const further = deflateRawSync(Buffer.alloc(mebibyte), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([whole, ...Array(gibibyte / mebibyte - 1).fill(further), Buffer.from([3, 0])])
}

/** A ZIP archive of one entry that unpacks to a gigabyte. */
export function archive(name: string): Buffer {
  const packed = packedGibibyte(deflateRawSync)
  const head = Buffer.alloc(30)
  head.write('PK\x03\x04', 'latin1')
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(gibibyte, 22)
  head.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.write('PK\x01\x02', 'latin1')
  entry.writeUInt16LE(20, 4)
  head.copy(entry, 6, 4, 30)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(head.length + name.length + packed.length, 16)
  return Buffer.concat([head, Buffer.from(name), packed, entry, Buffer.from(name), end])
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** A picture of 65,000 × 65,000 dots: 16 GB in memory where it is opened. */
export function picture(): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(65_000, 0)
  head.writeUInt32BE(65_000, 4)
  head.writeUInt8(8, 8)
  head.writeUInt8(6, 9)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', packedGibibyte(deflateSync)),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...parts])
}

export function paper(): Buffer {
  const stream = packedGibibyte(deflateSync)
  const head = `%PDF-1.7\n1 0 obj\n<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`
  return Buffer.concat([Buffer.from(head), stream, Buffer.from('\nendstream\nendobj\n%%EOF\n')])
}
