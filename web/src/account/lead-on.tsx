import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { isProblem } from '../api/problem.ts';
import { Redirect } from '../parts/redirect.tsx';
import { Failure, Skeleton } from '../parts/states.tsx';
import { meQuery } from '../session/me.ts';

/** /tai-khoan/…, as mails name it that do not know where one works now: leads on to the organisation one works in. */
export function LeadOn() {
  const { page } = useParams({ strict: false }) as { page?: string };
  const query = useQuery(meQuery);
  if (query.data) return <Redirect href={`/t/${query.data.organisation.slug}/tai-khoan/${page ?? ''}`} />;
  if (isProblem(query.error, 'unauthenticated'))
    return <Redirect href={`/dang-nhap?to=${encodeURIComponent(`/tai-khoan/${page ?? ''}`)}`} />;
  return (
    <main className="main">
      {query.isError ? <Failure error={query.error} retry={() => query.refetch()} /> : <Skeleton lines={6} />}
    </main>
  );
}
