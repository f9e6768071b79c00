return {
  title = "Thử",
  build = function( }
