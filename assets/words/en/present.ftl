# Slides: what stands on them, and what is said while they are shown.

slides-empty = Nothing is in this deck yet.
slides-gone = This is not in this library any more.
slides-unread = This is still being read.
slides-searching = This is still being searched for.
slides-case = A case
slides-made-up = Made up for this workshop: nobody's own story.
slides-answer = What the texts say
slides-rests-on = Rests on: { $source }
slides-years = The passages speak of { $years }.
slides-hits = { $count ->
    [one] 1 passage
   *[other] { $count } passages
} in { $countries ->
    [one] 1 country
   *[other] { $countries } countries
}
slides-hits-more = { $count ->
    [one] 1 more passage was found and is not among these slides.
   *[other] { $count } more passages were found and are not among these slides.
}
