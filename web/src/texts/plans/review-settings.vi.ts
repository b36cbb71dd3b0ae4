/** Words of the card on which an organisation says who looks at its plans. */
export const vi = {
  title: 'Các bước duyệt kế hoạch',
  lead: 'Ai xem xét kế hoạch trước khi lãnh đạo cơ quan duyệt. Áp dụng cho lần trình sau.',
  label: 'Các bước',
  save: 'Lưu các bước',
  byKind: 'Đang theo mặc định của loại cơ quan.',
  choices: {
    'head leader': 'Lãnh đạo đơn vị xem xét, rồi lãnh đạo cơ quan duyệt',
    leader: 'Trình thẳng lãnh đạo cơ quan duyệt',
  },
};
