//! Two short articles in each of the languages that no articles are shipped in,
//! and what people type to find them.

/// Two articles, each as title and text, and what must find each first.
pub struct Language {
    pub locale: &'static str,
    pub articles: [[&'static str; 2]; 2],
    pub queries: [&'static [&'static str]; 2],
}

pub const LANGUAGES: &[Language] = &[
    Language {
        locale: "bg-BG",
        articles: [
            [
                "Нулиране на паролата",
                "Ако сте забравили паролата си, отидете на страницата за вход.",
            ],
            ["Изтриване на съобщения", "Изберете съобщенията в акаунта."],
        ],
        queries: [&["парола", "забравена парола"], &["съобщение", "акаунт"]],
    },
    Language {
        locale: "cs-CZ",
        articles: [
            [
                "Resetování hesla",
                "Pokud jste zapomněli heslo, přejděte na stránku přihlášení.",
            ],
            ["Odstranění zpráv", "Vyberte zprávy uživatelů."],
        ],
        queries: [
            &["heslo", "zapomenute heslo", "prihlaseni"],
            &["zprava", "uzivatel"],
        ],
    },
    Language {
        locale: "el-GR",
        articles: [
            [
                "Επαναφορά κωδικού πρόσβασης",
                "Αν ξεχάσατε τον κωδικό πρόσβασης, μεταβείτε στη σελίδα εισόδου.",
            ],
            [
                "Διαγραφή μηνυμάτων",
                "Επιλέξτε τα μηνύματα που θέλετε να διαγράψετε.",
            ],
        ],
        queries: [&["κωδικος", "ΚΩΔΙΚΟΣ ΠΡΟΣΒΑΣΗΣ"], &["διαγραφη μηνυματος"]],
    },
    Language {
        locale: "et-EE",
        articles: [
            [
                "Parooli lähtestamine",
                "Kui unustasite parooli, minge sisselogimislehele.",
            ],
            ["Sõnumite kustutamine", "Valige sõnumid."],
        ],
        queries: [&["parool"], &["sõnum"]],
    },
    Language {
        locale: "fi-FI",
        articles: [
            [
                "Salasanan palauttaminen",
                "Jos unohdit salasanasi, siirry kirjautumissivulle.",
            ],
            [
                "Sähköpostiviestien poistaminen",
                "Valitse poistettavat viestit.",
            ],
        ],
        queries: [
            &["salasana", "unohdin salasanan"],
            &["viesti", "sähköposti"],
        ],
    },
    Language {
        locale: "he-IL",
        articles: [
            ["איפוס הסיסמה", "אם שכחת את הסיסמה, עבור לדף הכניסה."],
            ["מחיקת הודעות בתיבת הדואר", "בחר את ההודעות שברצונך למחוק."],
        ],
        queries: [&["סיסמה", "שכחתי סיסמא", "סִיסְמָה"], &["הודעה", "תיבת דואר"]],
    },
    Language {
        locale: "hu-HU",
        articles: [
            [
                "Jelszó alaphelyzetbe állítása",
                "Ha elfelejtette a jelszavát, nyissa meg a bejelentkezési lapot.",
            ],
            [
                "Üzenetek törlése",
                "Jelölje ki a törölni kívánt üzeneteket.",
            ],
        ],
        queries: [&["jelszo", "elfelejtettem a jelszót"], &["uzenet torles"]],
    },
    Language {
        locale: "id-ID",
        articles: [
            [
                "Mengatur ulang kata sandi",
                "Jika Anda lupa kata sandi, buka halaman masuk.",
            ],
            ["Menghapus pesan", "Pilih pesan yang ingin dihapus."],
        ],
        queries: [&["sandi", "lupa sandi"], &["hapus pesan"]],
    },
    Language {
        locale: "ko-KR",
        articles: [
            [
                "암호 재설정",
                "암호를 잊어버린 경우 로그인 페이지에서 암호 찾기를 선택하세요.",
            ],
            [
                "편지함에서 메시지 삭제",
                "편지함을 열고 삭제할 메시지를 선택합니다.",
            ],
        ],
        queries: [&["암호", "암호를 잊음"], &["메시지를 삭제"]],
    },
    Language {
        locale: "lt-LT",
        articles: [
            [
                "Slaptažodžio nustatymas iš naujo",
                "Jei pamiršote slaptažodį, eikite į prisijungimo puslapį.",
            ],
            ["Pranešimų naikinimas", "Pasirinkite pranešimus."],
        ],
        queries: [
            &["slaptažodis", "slaptazodis"],
            &["pranešimas", "pranesimas"],
        ],
    },
    Language {
        locale: "lv-LV",
        articles: [
            [
                "Paroles atiestatīšana",
                "Ja esat aizmirsis paroli, dodieties uz pierakstīšanās lapu.",
            ],
            ["Ziņojumu dzēšana", "Atlasiet ziņojumus."],
        ],
        queries: [&["parole"], &["ziņojums", "zinojums"]],
    },
    Language {
        locale: "nl-NL",
        articles: [
            [
                "Uw wachtwoord opnieuw instellen",
                "Als u uw wachtwoord bent vergeten, gaat u naar de aanmeldingspagina.",
            ],
            [
                "Berichten verwijderen",
                "Selecteer de berichten in het postvak.",
            ],
        ],
        queries: [&["wacht woord", "vergeten"], &["bericht"]],
    },
    Language {
        locale: "pl-PL",
        articles: [
            [
                "Resetowanie hasła",
                "Jeśli nie pamiętasz hasła, przejdź do strony logowania.",
            ],
            ["Usuwanie wiadomości", "Wybierz wiadomości użytkownika."],
        ],
        queries: [&["haslo", "hasło"], &["wiadomosc", "uzytkownik"]],
    },
    Language {
        locale: "ro-RO",
        articles: [
            [
                "Resetarea parolei",
                "Dacă ați uitat parola, accesați pagina de conectare.",
            ],
            [
                "Ștergerea mesajelor",
                "Selectați mesajele pe care doriți să le ştergeţi.",
            ],
        ],
        queries: [
            &["am uitat parola"],
            &["stergere mesaje", "şterge", "șterge"],
        ],
    },
    Language {
        locale: "ru-RU",
        articles: [
            [
                "Сброс пароля учётной записи",
                "Если вы забыли пароль, перейдите на страницу входа.",
            ],
            ["Удаление сообщений", "Выберите сообщения для удаления."],
        ],
        queries: [&["пароль учетной записи"], &["удалить сообщение"]],
    },
    Language {
        locale: "sk-SK",
        articles: [
            [
                "Obnovenie hesla",
                "Ak ste zabudli heslo, prejdite na stránku prihlásenia.",
            ],
            ["Odstránenie správ", "Vyberte správy používateľov."],
        ],
        queries: [&["heslo", "zabudol som heslo"], &["spravy", "pouzivatel"]],
    },
    Language {
        locale: "sr-Latn-RS",
        articles: [
            [
                "Poništavanje lozinke na uređaju",
                "Ako ste zaboravili lozinku, idite na stranicu za prijavu.",
            ],
            ["Brisanje poruka", "Izaberite poruke."],
        ],
        queries: [&["lozinka", "uredjaj", "uredaj", "uređaji"], &["poruka"]],
    },
    Language {
        locale: "sv-SE",
        articles: [
            [
                "Återställa lösenordet",
                "Om du har glömt lösenordet går du till inloggningssidan.",
            ],
            ["Ta bort meddelanden", "Välj meddelandena i postlådan."],
        ],
        queries: [
            &["losenord", "glömt lösen ord"],
            &["meddelandet", "post låda"],
        ],
    },
    Language {
        locale: "th-TH",
        articles: [
            [
                "รีเซ็ตรหัสผ่านของคุณ",
                "หากคุณลืมรหัสผ่าน ให้ไปที่หน้าลงชื่อเข้าใช้แล้วเลือก ลืมรหัสผ่าน",
            ],
            [
                "ลบข้อความในกล่องจดหมาย",
                "เปิดกล่องจดหมายแล้วเลือกข้อความที่จะลบ ไม่สามารถกู้คืนได้",
            ],
        ],
        queries: [&["ลืมรหัสผ่าน", "รหัสผ่าน"], &["ลบจดหมาย"]],
    },
    Language {
        locale: "tr-TR",
        articles: [
            [
                "Parolanızı sıfırlama",
                "Parolanızı unuttuysanız oturum açma sayfasına gidin.",
            ],
            [
                "Posta kutusundaki iletileri silme",
                "Silinecek iletileri seçin. IŞIK",
            ],
        ],
        queries: [
            &["parolamı unuttum", "PAROLA SIFIRLA", "sifirlama"],
            &["ışık", "isik", "iletiler"],
        ],
    },
    Language {
        locale: "uk-UA",
        articles: [
            [
                "Скидання пароля",
                "Якщо ви забули пароль, перейдіть на сторінку входу.",
            ],
            [
                "Видалення повідомлень",
                "Виберіть повідомлення в обліковому записі.",
            ],
        ],
        queries: [
            &["забув пароль"],
            &["видалити повідомлення", "облікового запису"],
        ],
    },
    Language {
        locale: "vi-VN",
        articles: [
            [
                "Đặt lại mật khẩu",
                "Nếu bạn quên mật khẩu, hãy tới trang đăng nhập.",
            ],
            ["Xóa thư trong hộp thư", "Chọn thư cần xóa."],
        ],
        queries: [&["mat khau", "mật khẩu", "dang nhap"], &["xoa thu"]],
    },
    Language {
        locale: "zh-TW",
        articles: [
            ["重設您的密碼", "如果忘記密碼，請前往登入頁面。"],
            ["刪除郵件", "選取要刪除的郵件。"],
        ],
        queries: [&["忘記密碼"], &["刪除"]],
    },
];
