import { ROLES } from '@ndp/domain/roles';
import * as v from 'valibot';

// Shapes that several answers share. Instants are ISO in UTC, dates ISO in Asia/Ho_Chi_Minh.

export const text = v.string();
export const instant = v.pipe(v.string(), v.description('ISO 8601 in UTC'));
export const day = v.pipe(v.string(), v.description('ISO date in Asia/Ho_Chi_Minh'));
export const role = v.picklist(ROLES);
export const language = v.picklist(['vi', 'en']);

export const OrganisationRef = v.object({ slug: text, name: text, nameEn: text, short: text, kind: text });
export const UnitRef = v.object({ id: text, slug: text, name: text });
export const PersonRef = v.object({ key: text, name: text });

interface OrganisationNames {
  slug: string;
  nameVi: string;
  nameEn: string;
  shortVi: string;
  kind: string;
}

export function organisationRef({ slug, nameVi, nameEn, shortVi, kind }: OrganisationNames) {
  return { slug, name: nameVi, nameEn, short: shortVi, kind };
}

export function unitRef(unit: { id: string; slug: string; nameVi: string } | null) {
  return unit && { id: unit.id, slug: unit.slug, name: unit.nameVi };
}
