/** How a file's bytes must look. `text`: UTF-8 without NUL; else what file-type calls them. */
interface FileType {
  readonly looksLike: 'text' | readonly string[]
  /** Whether a smaller picture is made of it. */
  readonly thumbnail?: true
  /** What a download is said to be, where a browser might run the real thing. */
  readonly servedAs?: 'application/octet-stream'
}

const zip = 'application/zip'
const office = 'application/vnd.openxmlformats-officedocument'
const oasis = 'application/vnd.oasis.opendocument'

/** The types that may be uploaded. */
export const fileTypes = {
  'image/png': { looksLike: ['image/png'], thumbnail: true },
  'image/jpeg': { looksLike: ['image/jpeg'], thumbnail: true },
  'image/gif': { looksLike: ['image/gif'], thumbnail: true },
  'image/webp': { looksLike: ['image/webp'], thumbnail: true },
  'application/pdf': { looksLike: ['application/pdf'] },
  [zip]: { looksLike: [zip] },
  // What is inside of an archive is not looked at: nothing here unpacks one.
  [`${office}.wordprocessingml.document`]: ofArchive(`${office}.wordprocessingml.document`),
  [`${office}.spreadsheetml.sheet`]: ofArchive(`${office}.spreadsheetml.sheet`),
  [`${office}.presentationml.presentation`]: ofArchive(`${office}.presentationml.presentation`),
  [`${oasis}.text`]: ofArchive(`${oasis}.text`),
  [`${oasis}.spreadsheet`]: ofArchive(`${oasis}.spreadsheet`),
  [`${oasis}.presentation`]: ofArchive(`${oasis}.presentation`),
  'text/plain': { looksLike: 'text' },
  'text/markdown': { looksLike: 'text' },
  'text/csv': { looksLike: 'text' },
  'application/json': { looksLike: 'text' },
  'text/html': { looksLike: 'text', servedAs: 'application/octet-stream' },
  'image/svg+xml': { looksLike: 'text', servedAs: 'application/octet-stream' },
} satisfies Record<string, FileType>

function ofArchive(type: string): FileType {
  return { looksLike: [type, zip] }
}

/** Null for a type that may not be uploaded. */
export function fileTypeOf(contentType: string): FileType | null {
  const types: Readonly<Record<string, FileType>> = fileTypes
  return Object.hasOwn(types, contentType) ? (types[contentType] ?? null) : null
}
