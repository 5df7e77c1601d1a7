const kilo = 1024

/** `0 B`, `12 kB`, `3.4 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < kilo) return `${bytes} B`
  if (bytes < kilo * kilo) return `${Math.round(bytes / kilo)} kB`
  return `${(bytes / (kilo * kilo)).toFixed(1)} MB`
}
