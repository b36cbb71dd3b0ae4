import { href, type Lang } from '../language.ts';
import { texts } from '../texts.ts';
import { Icon } from './icons.tsx';

interface SearchFormProps {
  lang: Lang;
  query?: string;
  /** Parameters that a new search keeps, such as the edition. */
  keep?: { name: string; value: string }[];
}

/** The search of the catalogue: a plain form that asks for /nen-tang?q=… */
export function SearchForm({ lang, query = '', keep = [] }: SearchFormProps) {
  const t = texts(lang).search;
  return (
    <search>
      <form class="search" action={href(lang, '/nen-tang')}>
        <div class="search__w">
          <Icon name="search" />
          <label class="sr" for="q">
            {t.label}
          </label>
          <input
            class="input"
            id="q"
            name="q"
            type="search"
            value={query}
            placeholder={t.placeholder}
            maxlength={200}
            autocomplete="off"
            enterkeyhint="search"
          />
        </div>
        {keep.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="btn btn--son" type="submit">
          {t.button}
        </button>
      </form>
    </search>
  );
}
