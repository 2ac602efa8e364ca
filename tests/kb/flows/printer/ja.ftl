printer-title = プリンターを使えるようにする
printer-trouble = プリンターはどのような状態ですか?
printer-trouble-offline = オフラインになっている
printer-trouble-jam = 紙が詰まっている
printer-seen = 紙は見えますか?
printer-seen-yes = はい
printer-seen-no = いいえ
