/** Words around a paper on the screen; what stands on it is in paper.vi.ts. */
export const vi = {
  title: (name: string) => `Bản in: ${name}`,
  layout: 'Thể thức Nghị định 30/2020/NĐ-CP',
  draft: 'Bản dự thảo, chưa có giá trị.',
  back: 'Quay lại',
  word: 'Tải Word',
  print: 'In hoặc lưu PDF',
  paper: 'Văn bản',
};
