using CcgcStream.Training.Running;

namespace CcgcStream.Training.LanguageModel;

/// <summary>Words in which two close languages differ, for pairs of which free text is too scarce to learn them from. Own work.</summary>
internal static class ContrastWords
{
    private static readonly string[] Malay =
        ("kerana boleh ialah awak universiti kerajaan syarikat manakala polis filem muzik televisyen telefon kereta lapangan terbang hospital jururawat doktor " +
        "pesakit kuarters pejabat mesyuarat kakitangan pelajar pensyarah peperiksaan biasiswa perdana menteri parlimen mahkamah peguam jenayah dadah kemalangan " +
        "kebakaran bomba ambulans pelancong penerbangan keretapi lebuhraya jalanraya minyak petrol elektrik air sungai tasik gunung pantai kawasan negeri daerah " +
        "bandar bandaraya kampung rumah bilik tandas dapur makanan sarapan tengah malam petang pagi esok semalam lusa minggu bulan tahun isnin selasa rabu khamis " +
        "jumaat sabtu ahad januari februari mac april mei jun julai ogos september oktober disember wang ringgit harga murah mahal percuma beli jual kedai pasar raya " +
        "membeli menjual bekerja belajar mengajar menulis membaca bercakap mendengar melihat berjalan berlari berenang memandu menaiki menunggu mencari menemui " +
        "memberi menerima menghantar mengambil membawa meletakkan membuat melakukan menggunakan memerlukan mempunyai mengandungi termasuk seperti sebagai kepada daripada " +
        "terhadap tentang mengenai berkaitan menurut mengikut walaupun sekiranya supaya agar tetapi namun oleh itu juga pun lagi sahaja sangat amat begitu begini " +
        "bagaimana mengapa kenapa bila mana siapa apa berapa setiap semua beberapa banyak sedikit kecil besar panjang pendek baharu baru lama muda tua cantik hodoh " +
        "cepat lambat mudah sukar susah penting perlu mesti patut sepatutnya pernah sudah telah sedang akan belum tidak bukan jangan ya tak nak tengok cakap macam " +
        "sebab dekat budak lelaki perempuan wanita kanak-kanak bayi ibu bapa datuk nenek adik abang kakak kawan rakan jiran pengguna perisian komputer rangkaian " +
        "capaian fail cetak padam simpan pilihan tetapan paparan skrin papan kekunci tetikus kata laluan pautan laman sesawang jualan keluaran terkini versi").Split(' ');

    private static readonly string[] Indonesian =
        ("karena bisa adalah kamu universitas pemerintah perusahaan sedangkan polisi film musik televisi telepon mobil bandara rumah sakit perawat dokter pasien " +
        "kantor rapat karyawan siswa dosen ujian beasiswa perdana menteri parlemen pengadilan pengacara kejahatan narkoba kecelakaan pemadam ambulans turis wisatawan " +
        "penerbangan kereta api jalan tol bensin listrik danau provinsi kabupaten kota desa kamar toilet kemarin besok senin selasa rabu kamis jumat sabtu minggu " +
        "januari februari maret april mei juni juli agustus september oktober desember uang rupiah gratis toko pasar berbicara mengobrol mengemudi naik menemukan " +
        "mengirim menaruh membutuhkan memiliki berisi terhadap tentang menurut meskipun jika supaya tetapi namun oleh karena itu juga saja sangat begitu bagaimana " +
        "mengapa kapan siapa apa berapa setiap beberapa baru cepat lambat mudah sulit penting harus seharusnya pernah sudah sedang akan belum tidak bukan jangan " +
        "nggak gak enggak banget kalau gimana kenapa dengan seperti pria wanita anak bayi kakek nenek teman tetangga pengguna perangkat lunak komputer jaringan berkas " +
        "cetak hapus simpan pilihan pengaturan tampilan layar papan ketik tetikus kata sandi tautan situs web terbaru versi").Split(' ');

    public static string[] Of(string code) => code switch { "ms" => Malay, "id" => Indonesian, _ => [] };

    /// <summary>A line of three to eight of the words.</summary>
    public static string Line(string code, int number)
    {
        var random = new Random((int)(StableHash.Of(code + number) & int.MaxValue));
        var words = Of(code);
        return string.Join(' ', Enumerable.Range(0, random.Next(3, 9)).Select(_ => words[random.Next(words.Length)]));
    }
}
