/**
 * New moons and the longitude of the sun, after J. Meeus, Astronomical Algorithms, 2nd edition, chapters 25 and 49.
 * New moons are right within half a minute, the sun within 0.01° or a quarter of an hour.
 */

const degree = Math.PI / 180
const minutesPerDay = 1440
const epochJulianDay = 2_440_587.5
const chinaOffsetDays = 8 / 24

/** A moment in dynamical time, as a Julian day. */
type DynamicalDay = number

/** Days since 1970-01-01T00:00 of China's clock: the whole part is a civil day, the rest the time of day. */
export type ChinaDay = number

/** Mean lunations between new moons; number 0 is the first one of 2000. */
const synodicMonth = 29.530588861

/** Coefficients in days; then the power of the earth's eccentricity, multiples of sun, moon, latitude, node. */
const newMoonTerms: readonly (readonly [number, number, number, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0, 0],
  [0.17241, 1, 1, 0, 0, 0],
  [0.01608, 0, 0, 2, 0, 0],
  [0.01039, 0, 0, 0, 2, 0],
  [0.00739, 1, -1, 1, 0, 0],
  [-0.00514, 1, 1, 1, 0, 0],
  [0.00208, 2, 2, 0, 0, 0],
  [-0.00111, 0, 0, 1, -2, 0],
  [-0.00057, 0, 0, 1, 2, 0],
  [0.00056, 1, 1, 2, 0, 0],
  [-0.00042, 0, 0, 3, 0, 0],
  [0.00042, 1, 1, 0, 2, 0],
  [0.00038, 1, 1, 0, -2, 0],
  [-0.00024, 1, -1, 2, 0, 0],
  [-0.00017, 0, 0, 0, 0, 1],
  [-0.00007, 0, 2, 1, 0, 0],
  [0.00004, 0, 0, 2, -2, 0],
  [0.00004, 0, 3, 0, 0, 0],
  [0.00003, 0, 1, 1, -2, 0],
  [0.00003, 0, 0, 2, 2, 0],
  [-0.00003, 0, 1, 1, 2, 0],
  [0.00003, 0, -1, 1, 2, 0],
  [-0.00002, 0, -1, 1, -2, 0],
  [-0.00002, 0, 1, 3, 0, 0],
  [0.00002, 0, 0, 4, 0, 0],
]

/** The planets' pull: coefficient in days, angle at lunation 0, degrees per lunation. */
const planetTerms: readonly (readonly [number, number, number])[] = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
]

/** New moon number `lunation`, counted from the first one of the year 2000. */
export function newMoon(lunation: number): ChinaDay {
  const k = lunation
  const t = k / 1236.85
  const mean =
    2_451_550.09766 + synodicMonth * k + 0.00015437 * t ** 2 - 0.00000015 * t ** 3 + 0.00000000073 * t ** 4
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t ** 2
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t ** 2 - 0.00000011 * t ** 3
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t ** 2 + 0.00001238 * t ** 3 - 0.000000058 * t ** 4
  const latitude =
    160.7108 + 390.67050284 * k - 0.0016118 * t ** 2 - 0.00000227 * t ** 3 + 0.000000011 * t ** 4
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t ** 2 + 0.00000215 * t ** 3
  let correction = 0
  for (const [size, power, ofSun, ofMoon, ofLatitude, ofNode] of newMoonTerms) {
    const angle = ofSun * sun + ofMoon * moon + ofLatitude * latitude + ofNode * node
    correction += size * eccentricity ** power * Math.sin(angle * degree)
  }
  for (const [index, [size, start, rate]] of planetTerms.entries()) {
    const bend = index === 0 ? 0.009173 * t ** 2 : 0
    correction += size * Math.sin((start + rate * k - bend) * degree)
  }
  return chinaDayOf(mean + correction)
}

/** The number of the last new moon that falls on or before the civil day. */
export function lunationUntil(dayNumber: number): number {
  let lunation = Math.floor((dayNumber + epochJulianDay - 2_451_550.09766) / synodicMonth) + 2
  while (Math.floor(newMoon(lunation)) > dayNumber) lunation -= 1
  return lunation
}

/** When the apparent longitude of the sun becomes `longitude` (degrees, a multiple of 15) in the calendar year. */
export function sunReaches(longitude: number, year: number): ChinaDay {
  // Longitude 280° is about 1 January.
  const turn = (((longitude - 280) % 360) + 360) % 360
  let moment: DynamicalDay = 2_451_544.5 + 365.2422 * (year - 2000) + (turn / 360) * 365.2422
  for (let round = 0; round < 8; round += 1) {
    const apart = ((sunLongitude(moment) - longitude + 540) % 360) - 180
    moment -= (apart / 360) * 365.2422
  }
  return chinaDayOf(moment)
}

function sunLongitude(moment: DynamicalDay): number {
  const t = (moment - 2_451_545) / 36_525
  const mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t ** 2
  const anomaly = (357.52911 + 35_999.05029 * t - 0.0001537 * t ** 2) * degree
  const centre =
    (1.914602 - 0.004817 * t - 0.000014 * t ** 2) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly)
  const node = (125.04 - 1934.136 * t) * degree
  const apparent = mean + centre - 0.00569 - 0.00478 * Math.sin(node)
  return ((apparent % 360) + 360) % 360
}

function chinaDayOf(moment: DynamicalDay): ChinaDay {
  const year = 2000 + (moment - 2_451_544.5) / 365.2425
  return moment - epochJulianDay - dynamicalSeconds(year) / 86_400 + chinaOffsetDays
}

/** Dynamical less universal time in seconds, after F. Espenak and J. Meeus (NASA, 2006). */
function dynamicalSeconds(year: number): number {
  if (year < 2005) return 63.86 + 0.3345 * (year - 2000)
  if (year < 2050) return 62.92 + 0.32217 * (year - 2000) + 0.005589 * (year - 2000) ** 2
  const parabola = -20 + 32 * ((year - 1820) / 100) ** 2
  return year < 2150 ? parabola - 0.5628 * (2150 - year) : parabola
}

/** Minutes between the moment and the nearest midnight in China. */
export function minutesFromMidnight(moment: ChinaDay): number {
  const part = moment - Math.floor(moment)
  return Math.min(part, 1 - part) * minutesPerDay
}
