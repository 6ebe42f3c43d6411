/** How the records of a ZIP archive begin (APPNOTE 6.3, section 4.3), as little-endian numbers. */
export const LOCAL_HEADER = 0x04034b50;
export const DIRECTORY_ENTRY = 0x02014b50;
export const DIRECTORY_END = 0x06054b50;
