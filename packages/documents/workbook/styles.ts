import type { SheetColumn } from './sheets.ts';

type Style = NonNullable<SheetColumn['type']> | 'text' | 'head';
const STYLES: readonly Style[] = ['text', 'number', 'money', 'date', 'head'];

/** The number by which cells name a style; 0 is that of cells without one. */
export const styleOf = (style: Style): number => STYLES.indexOf(style) + 1;

const top = '<alignment vertical="top" wrapText="1"/>';
const middle = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const xf = (format: number, more: string, head = false) =>
  `<xf numFmtId="${format}" fontId="${head ? 1 : 0}" fillId="${head ? 2 : 0}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${more}</xf>`;
const side = (name: string) => `<${name} style="thin"><color rgb="FFB8C2CC"/></${name}>`;
const font = (more: string) => `<font>${more}<sz val="12"/><name val="Times New Roman"/><family val="1"/></font>`;

// 49 is "@", text: what is typed again into such a cell stays as typed, "=1" no formula and "007" no seven.
export const STYLE_PART = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00####"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xf(49, top)}${xf(0, top)}${xf(164, top)}${xf(165, top)}${xf(49, middle, true)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
