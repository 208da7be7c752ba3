/** Accounts by where they stand: the address of a profile, a home folder, a Windows domain, the name of a device. */
import { isDutchWord } from '../names/dutch-words.ts'
import { word } from '../names/lexicon.ts'
import { endAt, flagsAt, gapAt, kindAt, markAt, matchEnd, type Scan, startAt, wordAt } from '../scan.ts'
import { gap, kind } from '../tokens.ts'

function add(scan: Scan, start: number, end: number): number {
  scan.findings.add({ start, end, type: 'USERNAME', score: 0.88, by: 'account-place' })
  return end
}

const sites =
  /^(?:facebook|fb|instagram|twitter|x|linkedin|tiktok|github|gitlab|bitbucket|t|telegram|youtube|snapchat|twitch|pinterest|reddit|vk|threads|soundcloud|strava|vinted|steamcommunity|paypal|signal|medium|flickr|tumblr|bsky|mastodon|komoot|garmin)$/i
const before = /(?:in|u|user|users|add|people|id|athletes|pub|profile|profiel|c|channel|paypalme)\//y
const handle = /@?[\p{L}\d](?:[._-]?[\p{L}\d]){2,48}/uy
/** Pages that are nobody's. */
const pages =
  /^(?:groups?|pages?|events?|watch|search|hashtag|tag|share|sharer|company|school|reels?|status|explore|login|signup|about|help|policies|privacy|legal|jobs|posts?|photo|video|videos|marketplace|features|pricing|settings|orgs|docs|topics|gemeente.*|stad.*|provincie.*|rijksoverheid|www|intent|home|s)$/i

/** `facebook.com/kaatje.vermeulen`, `linkedin.com/in/kaatje-v`: from the slash at token `i`. */
export function findProfile(scan: Scan, i: number): number {
  if (gapAt(scan, i) !== gap.none || gapAt(scan, i + 1) !== gap.none || markAt(scan, i - 2) !== 46) return 0
  if (!/^(?:com|me|nl|tv|net|org|social|app|be|ru)$/i.test(wordAt(scan, i - 1)) || !sites.test(wordAt(scan, i - 3)))
    return 0
  const { text } = scan
  const from = startAt(scan, i) + 1
  const start = matchEnd(before, text, from) || from
  const end = matchEnd(handle, text, start)
  if (end === 0) return 0
  return pages.test(text.slice(start, end)) ? 0 : add(scan, start, end)
}

const folderName = /[\p{L}\d][\p{L}\d._-]{1,40}/uy
const nobody =
  /^(?:public|shared|default|all|administrator|guest|user|users|username|gebruiker|naam|node|runner|ubuntu|www|data)$/i

/** `C:\Users\kvermeulen\`, `/home/kvermeulen/`, `DOMEIN\kvermeulen`: from the slash at token `i`. */
export function findFolder(scan: Scan, i: number): number {
  const { text } = scan
  if (gapAt(scan, i) !== gap.none || gapAt(scan, i + 1) !== gap.none) return 0
  const start = startAt(scan, i) + 1
  const end = matchEnd(folderName, text, start)
  if (end === 0 || nobody.test(text.slice(start, end))) return 0
  const mark = markAt(scan, i)
  if (
    /^(?:users|home|gebruikers|documents and settings|profiles)$/i.test(wordAt(scan, i - 1)) &&
    markAt(scan, i - 2) === mark
  )
    return add(scan, start, end)
  return mark === 92 && isDomain(scan, i) && isUnknown(scan, i + 1) ? add(scan, start, end) : 0
}

/** A word in capitals that is no folder of a path. */
function isDomain(scan: Scan, i: number): boolean {
  // Programs write it twice.
  if (markAt(scan, i - 1) === 92) return isDomain(scan, i - 1)
  const is = kindAt(scan, i - 1)
  if (is !== kind.upper && is !== kind.mixed && is !== kind.capital) return false
  const first = scan.text.charCodeAt(startAt(scan, i - 1) - 1)
  return first !== 92 && first !== 58 && first !== 47 && scan.text.charCodeAt(endAt(scan, i + 1)) !== 92
}

function isUnknown(scan: Scan, at: number): boolean {
  return (
    kindAt(scan, at) === kind.alnum ||
    ((flagsAt(scan, at) & word.common) === 0 && !isDutchWord(scan.dutch, scan.tokens.hash[at] ?? 0))
  )
}

/** `u/kaatje_in_lochem`: from the slash at token `i`. */
export function findForumName(scan: Scan, i: number): number {
  if (wordAt(scan, i - 1) !== 'u' || gapAt(scan, i - 1) === gap.none || gapAt(scan, i) !== gap.none) return 0
  const end = matchEnd(folderName, scan.text, startAt(scan, i) + 1)
  return end === 0 || gapAt(scan, i + 1) !== gap.none || !isUnknown(scan, i + 1)
    ? 0
    : add(scan, startAt(scan, i - 1), end)
}

const devices =
  /^(?:iphone|ipad|imac|macbook|laptop|pc|pi|desktop|lt|ltp|ws|wks|nas|tablet|galaxy|chromebook|notebook|thinkpad|surface|android|phone|telefoon|tv)\d{0,3}$/i
const brands =
  /^(?:hp|dell|lenovo|acer|asus|samsung|apple|medion|sony|philips|lg|mini|smart|game|gaming|all|rdp|vdi|led|oled)$/i
const longestName = 6

/** `Tirzas-iPhone-13`, `LT-FRANKVDP-03`, `MEES-PC`: from the first dash at token `i`; its end, or 0. */
export function findDevice(scan: Scan, i: number): number {
  if (gapAt(scan, i) !== gap.none || markAt(scan, i - 2) === 45) return 0
  let last = i
  let isDevice = devices.test(wordAt(scan, i - 1))
  let hasOwner = isOwner(scan, i - 1)
  for (
    let at = i;
    at < i + longestName && markAt(scan, at) === 45 && gapAt(scan, at) === gap.none && gapAt(scan, at + 1) === gap.none;
    at += 2
  ) {
    if (markAt(scan, at + 1) > 0) break
    isDevice ||= devices.test(wordAt(scan, at + 1))
    hasOwner ||= isOwner(scan, at + 1)
    last = at + 1
  }
  return isDevice && hasOwner && last > i ? add(scan, startAt(scan, i - 1), endAt(scan, last)) : 0
}

/** A part that is no word of the language and no make: somebody's. */
function isOwner(scan: Scan, at: number): boolean {
  const text = wordAt(scan, at)
  const is = kindAt(scan, at)
  if (text.length < 3 || is > kind.mixed || devices.test(text) || brands.test(text)) return false
  const flags = flagsAt(scan, at)
  return (
    (flags & (word.first | word.surname)) !== 0 ||
    ((flags & word.common) === 0 && !isDutchWord(scan.dutch, scan.tokens.hash[at] ?? 0))
  )
}
