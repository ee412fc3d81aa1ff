package dev.baton.app.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javafx.util.Subscription;

import atlantafx.base.controls.ToggleSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.baton.app.action.ActionTable;
import dev.baton.app.draft.Staging;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.settings.Marks;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Crossing;
import dev.baton.app.source.Recording;
import dev.baton.app.source.StillDesk;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;
import dev.baton.app.testing.SampleSource;
import dev.baton.app.theme.Fonts;
import dev.baton.app.theme.Themes;
import dev.baton.draft.Draft;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The Config screen on configurations that can be edited: form, text, matrix and problems over one text.
class ConfigScreenTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private final Tasks tasks = new Tasks();
    private final List<Stage> stages = new ArrayList<>();
    private final List<ConfigView> views = new ArrayList<>();
    private final List<PlainEditor> editors = new ArrayList<>();
    private final List<CssWarnings> warnings = new ArrayList<>();
    private final ActionTable actions = new ActionTable();
    private final List<Staging> stagings = new ArrayList<>();

    @BeforeEach
    void toolkit() throws Throwable {
        FxExtension.start();
        onFx(() -> warnings.add(new CssWarnings()));
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> {
            views.forEach(ConfigView::hidden);
            stages.forEach(Stage::close);
            warnings.forEach(CssWarnings::close);
        });
        tasks.close();
        assertThat(warnings.getFirst().messages()).isEmpty();
    }

    private void open(Optional<FakeBases> bases, Locale language, Themes.Choice theme, double width, double height,
            double zoom) throws Throwable {
        onFx(() -> {
            Themes themes = new Themes(Fx.colorScheme());
            themes.choice().set(theme);
            stagings.add(new Staging(bases.map(b -> b)));
            AppContext context = new AppContext(Texts.of(language), themes, new Pulse(), tasks, actions,
                    new SampleSource(), new StillDesk(), Marks.passing(), new Crossing(), Recording.none(),
                    stagings.getLast());
            views.add(new ConfigView(context, () -> {
                editors.add(new PlainEditor());
                return editors.getLast();
            }));
            Stage stage = new Stage();
            views.getLast().view().setStyle(Fonts.style(language));
            stage.setScene(new Scene(new Zoomed(views.getLast().view(), zoom), width, height));
            themes.apply(stage.getScene());
            stage.show();
            stages.add(stage);
            views.getLast().shown();
        });
        settle();
    }

    /// The content at a zoom, in the room that is left then.
    private static final class Zoomed extends Region {
        private final Node content;
        private final double zoom;

        Zoomed(Node content, double zoom) {
            this.content = content;
            this.zoom = zoom;
            content.getTransforms().add(new Scale(zoom, zoom));
            getChildren().add(content);
        }

        @Override
        protected void layoutChildren() {
            content.resizeRelocate(0, 0, getWidth() / zoom, getHeight() / zoom);
        }
    }

    private void open() throws Throwable {
        open(Optional.of(FakeBases.three()), Locale.ENGLISH, Themes.Choice.LIGHT, 1_180, 760, 1);
    }

    private void settle() throws Throwable {
        CountDownLatch seen = new CountDownLatch(5);
        List<Subscription> held = new ArrayList<>();
        onFx(() -> held.add(new Pulse().eachFrame(_ -> seen.countDown())));
        assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();
        onFx(() -> {
            held.getFirst().unsubscribe();
            stages.getLast().getScene().getRoot().applyCss();
            stages.getLast().getScene().getRoot().layout();
        });
    }

    private <T extends Node> T find(Class<T> kind, String id) {
        Node found = stages.getLast().getScene().getRoot().lookupAll("*").stream()
                .filter(node -> id.equals(node.getId())).findFirst().orElseThrow(() -> new AssertionError("No " + id));
        return kind.cast(found);
    }

    private <T> T get(Supplier<T> value) {
        List<T> got = Collections.synchronizedList(new ArrayList<>());
        try {
            onFx(() -> got.add(value.get()));
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
        return got.getFirst();
    }

    private List<String> shown(String selector) {
        return get(() -> stages.getLast().getScene().getRoot().lookupAll(selector).stream()
                .filter(Labeled.class::isInstance).filter(Node::isVisible).map(n -> ((Labeled) n).getText()).toList());
    }

    private void tab(int index) throws Throwable {
        onFx(() -> ((TabPane) stages.getLast().getScene().getRoot().lookup(".config-tabs")).getSelectionModel()
                .select(index));
        settle();
    }

    private Draft draft(String node) {
        return get(() -> stagings.getLast().workspace().get().draft(node).orElseThrow());
    }

    private void enter(String id, String text) throws Throwable {
        onFx(() -> {
            TextField field = find(TextField.class, id);
            field.requestFocus();
            field.setText(text);
            field.fireEvent(new javafx.event.ActionEvent());
        });
        settle();
    }

    @Test
    void fieldThatIsChanged_isOneEditOfTheText_inWhichCommentsStay_andOneUndoTakesItBack() throws Throwable {
        open();
        enter("form-routers/VI_1/priority", "120");

        assertThat(draft("n1").text()).isEqualTo(FakeBases.N1.replace("150", "120"));
        assertThat(get(() -> stagings.getLast().workspace().get().edits()).size()).isEqualTo(1);
        assertThat(shown(".drift-badge")).contains("Edited", "In sync");
        onFx(() -> stagings.getLast().undo());
        settle();
        assertThat(draft("n1").isEdited()).isFalse();
        assertThat(get(() -> find(TextField.class, "form-routers/VI_1/priority").getText())).isEqualTo("150");
    }

    @Test
    void defaults_areGreyPlaceholders_andComeBackByTheButtonBesideTheField() throws Throwable {
        open();
        assertThat(get(() -> find(TextField.class, "form-routers/VI_1/downAdverts").getText())).isEmpty();
        assertThat(get(() -> find(TextField.class, "form-routers/VI_1/downAdverts").getPromptText())).isEqualTo("3");
        enter("form-routers/VI_1/advertInterval", "250ms");
        assertThat(draft("n1").text()).contains("advertInterval: 250ms");
        onFx(() -> {
            TextField field = find(TextField.class, "form-routers/VI_1/advertInterval");
            Button reset = (Button) field.getParent().getParent().lookup(".form-reset");
            assertThat(reset.isVisible()).isTrue();
            reset.fire();
        });
        settle();
        assertThat(draft("n1").text()).isEqualTo(FakeBases.N1);
    }

    @Test
    void wrongValue_isToldAtTheField_inTheReadersWords_andChangesNothing() throws Throwable {
        open();
        enter("form-routers/VI_1/priority", "500");

        assertThat(shown(".form-wrong")).contains("500 is outside 1..255. Write a whole number 1..255.");
        assertThat(draft("n1").text()).isEqualTo(FakeBases.N1);
        enter("form-routers/VI_1/priority", "99");
        assertThat(draft("n1").text()).contains("priority: 99");
        assertThat(shown(".form-wrong").stream().filter(text -> text.contains("500"))).isEmpty();
    }

    @Test
    void routerThatIsAdded_hasAFreeVridAndAddress_andCanBeRenamedAndRemovedWithWhatRefersToIt() throws Throwable {
        open();
        onFx(() -> find(Button.class, "form-add-routers").fire());
        settle();
        assertThat(draft("n1").config().orElseThrow().routers()).hasSize(2);
        assertThat(draft("n1").config().orElseThrow().routers().getLast().vrid()).isEqualTo(52);
        String added = draft("n1").config().orElseThrow().routers().getLast().name();
        onFx(() -> find(Button.class, "form-add-groups").fire());
        settle();
        assertThat(draft("n1").config().orElseThrow().groups().getFirst().routers()).containsExactly("VI_1", added);
        onFx(() -> {
            ((javafx.scene.control.ToggleButton) stages.getLast().getScene().getRoot().lookupAll(".form-part").stream()
                    .filter(n -> n.getAccessibleText().startsWith("Router VI_1,")).findFirst().orElseThrow()).fire();
        });
        settle();
        enter("form-routers/VI_1/name", "edge");
        assertThat(draft("n1").config().orElseThrow().groups().getFirst().routers()).containsExactly("edge", added);
        onFx(() -> find(Button.class, "form-remove-part").fire());
        settle();
        assertThat(draft("n1").config().orElseThrow().routers()).hasSize(1);
        assertThat(draft("n1").config().orElseThrow().groups().getFirst().routers()).containsExactly(added);
    }

    @Test
    void addressesAndTrackedChecks_areAddedAndRemovedEntryByEntry() throws Throwable {
        open();
        enter("form-add-routers/VI_1/addresses", "10.0.0.200/24");
        assertThat(draft("n1").text()).contains("[10.0.0.100/24, 10.0.0.200/24]");
        enter("form-routers/VI_1/addresses/[1]", "10.0.0.201/24");
        assertThat(draft("n1").text()).contains("[10.0.0.100/24, 10.0.0.201/24]");
        enter("form-routers/VI_1/track/[0]/weight", "-20");
        assertThat(draft("n1").text()).contains("weight: -20");
        enter("form-add-routers/VI_1/addresses", "nowhere");
        assertThat(shown(".form-wrong")).anyMatch(text -> text.contains("'nowhere' is no address"));
    }

    @Test
    void switchThatIsTurned_isWritten() throws Throwable {
        open();
        onFx(() -> find(ToggleSwitch.class, "form-routers/VI_1/preempt").setSelected(false));
        settle();
        assertThat(draft("n1").text()).contains("preempt: false");
    }

    @Test
    void invalidText_leavesTheLastGoodConfigurationOnTheForm_whichSaysSoAndLeadsToTheProblem() throws Throwable {
        open();
        tab(1);
        onFx(() -> find(TextArea.class, "plain-editor")
                .setText(FakeBases.N1.replace("priority: 150", "priority: 500")));
        settle();
        assertThat(draft("n1").config()).isEmpty();
        tab(0);

        assertThat(get(() -> find(TextField.class, "form-routers/VI_1/priority").getText())).isEqualTo("150");
        assertThat(get(() -> find(TextField.class, "form-routers/VI_1/priority").isDisabled())).isTrue();
        assertThat(shown(".form-banner .label")).anyMatch(text -> text.startsWith("The text has an error on line 7"));
        onFx(() -> find(Button.class, "form-banner-go").fire());
        settle();
        assertThat(editors.getLast().revealed().getLast().line()).isEqualTo(7);
        await().atMost(LIMIT).until(() -> shown(".drift-badge").contains("Broken"));
    }

    @Test
    void typing_isOneEdit_howeverManyKeysItTakes() throws Throwable {
        open();
        tab(1);
        onFx(() -> {
            TextArea area = find(TextArea.class, "plain-editor");
            for (int i = 0; i < 5; i++) {
                area.appendText("# " + i + "\n");
            }
            stagings.getLast().undo();
        });
        settle();
        assertThat(draft("n1").text()).isEqualTo(FakeBases.N1);
        assertThat(get(() -> find(TextArea.class, "plain-editor").getText())).isEqualTo(FakeBases.N1);
    }

    @Test
    void keepalivedConf_isEditedOnTheForm_whereItHasOneLine_andSaysHowTheRestIs() throws Throwable {
        open();
        onFx(() -> ((ListView<?>) stages.getLast().getScene().getRoot().lookup(".file-list")).getSelectionModel()
                .select(2));
        settle();
        assertThat(get(() -> find(TextField.class, "form-routers/VI_1/priority").getText())).isEqualTo("90");
        assertThat(get(() -> find(TextField.class, "form-routers/VI_1/priority").isDisabled())).isFalse();
        assertThat(get(() -> find(TextField.class, "form-routers/VI_1/source").isDisabled())).isFalse();
        assertThat(get(() -> find(ToggleSwitch.class, "form-routers/VI_1/interop").isDisabled())).isTrue();
        enter("form-routers/VI_1/advertInterval", "500ms");
        enter("form-add-routers/VI_1/addresses", "10.0.0.101/24");
        onFx(() -> find(ToggleSwitch.class, "form-routers/VI_1/preempt").setSelected(false));
        settle();
        assertThat(draft("n3").text()).contains("advert_int 0.5", "10.0.0.101/24", "nopreempt");
        assertThat(draft("n3").config().orElseThrow().routers().getFirst().preempt()).isFalse();
        assertThat(shown(".form-banner .label")).anyMatch(text -> text.contains("keepalived.conf"));
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-TW, DARK"})
    void passwordOfAKeepalivedConf_isChangedInItsBlock_andNeverShown(String language, Themes.Choice theme)
            throws Throwable {
        String text = FakeBases.N3.replace("    advert_int 1\n",
                "    advert_int 1\n    authentication {\n        auth_type PASS\n        auth_pass s3cret  # since May\n    }\n");
        open(Optional.of(new FakeBases(new dev.baton.draft.Base("n3", dev.baton.draft.Form.KEEPALIVED, text, "1"))),
                Locale.forLanguageTag(language), theme, 1_180, 1_900, 1);
        PasswordField field = get(() -> find(PasswordField.class, "form-routers/VI_1/authentication/pass"));
        assertThat(get(field::isDisabled)).isFalse();
        enter("form-routers/VI_1/authentication/pass", "0ther");
        settle();
        assertThat(draft("n3").text()).isEqualTo(text.replace("s3cret", "0ther"));
        onFx(() -> Pictures.save(stages.getLast().getScene(), "config-form-password-" + language));
        assertThat(shown(".label")).noneMatch(l -> l.contains("0ther") || l.contains("s3cret"));
        enter("form-routers/VI_1/authentication/pass", "");
        settle();
        assertThat(draft("n3").text()).as("an emptied field takes it away").isEqualTo(FakeBases.N3);
    }

    @Test
    void matrix_tellsConflictsWithTheirCodes_andTheCommonCellChangesAllNodesWithOneUndo() throws Throwable {
        open(Optional.of(new FakeBases(new dev.baton.draft.Base("n1", dev.baton.draft.Form.YAML, FakeBases.N1, "1"),
                new dev.baton.draft.Base("n2", dev.baton.draft.Form.YAML, FakeBases.N2, "2"))), Locale.ENGLISH,
                Themes.Choice.LIGHT, 1_180, 760, 1);
        tab(2);
        TableView<?> table = get(() -> find(TableView.class, "config-matrix"));
        assertThat(shown(".matrix-key")).contains("Virtual addresses · X02", "Advert interval · P08");
        int row = get(() -> ((javafx.scene.control.TableRow<?>) find(javafx.scene.control.TableRow.class,
                "matrix-row-advertInterval")).getIndex());
        onFx(() -> edit(table, row, 1));
        settle();
        enter("matrix-edit", "200ms");
        assertThat(draft("n1").config().orElseThrow().routers().getFirst().advertIntervalNanos())
                .isEqualTo(200_000_000L);
        assertThat(draft("n2").config().orElseThrow().routers().getFirst().advertIntervalNanos())
                .isEqualTo(200_000_000L);
        onFx(() -> stagings.getLast().undo());
        settle();
        assertThat(draft("n1").isEdited() || draft("n2").isEdited()).isFalse();
    }

    private static <T> void edit(TableView<T> table, int row, int column) {
        table.edit(row, table.getColumns().get(column));
    }

    @Test
    void problemsAcrossNodes_areListed_andLeadToTheirPlace() throws Throwable {
        open();
        ListView<?> list = get(() -> find(ListView.class, "config-problems"));
        await().atMost(LIMIT).until(() -> get(() -> !list.getItems().isEmpty()));
        settle();
        assertThat(shown(".problem-code")).contains("X02");
        onFx(() -> list.getSelectionModel().select(0));
        settle();
        assertThat(editors.getLast().revealed()).isNotEmpty();
        assertThat(editors.getLast().others()).containsExactlyInAnyOrder("n2", "n3");
    }

    @Test
    void whereThereIsNothingToEdit_theReasonIsTold_withTheWaysThatLeadOn() throws Throwable {
        open(Optional.empty(), Locale.ENGLISH, Themes.Choice.LIGHT, 1_000, 700, 1);
        assertThat(get(() -> ((Label) stages.getLast().getScene().getRoot().lookup(".empty-title")).getText()))
                .isNotEmpty();
    }

    @Test
    void wizard_leadsFromAPresetToStagedConfigurations_whichOneUndoTakesBackTogether() throws Throwable {
        open(Optional.of(new FakeBases()), Locale.ENGLISH, Themes.Choice.LIGHT, 1_180, 760, 1);
        onFx(() -> actions.action(ConfigActions.NEW_CLUSTER).command().run());
        settle();
        onFx(() -> Pictures.save(stages.getLast().getScene(), "config-wizard-start"));
        onFx(() -> find(Button.class, "wizard-start-nginx-pair").fire());
        settle();
        onFx(() -> find(TextField.class, "wizard-vrid-0").setText("0"));
        settle();
        assertThat(get(() -> find(Button.class, "wizard-next").isDisabled())).isTrue();
        assertThat(shown(".form-wrong")).contains("0 is outside 1..255. Write a whole number 1..255.");
        onFx(() -> {
            find(TextField.class, "wizard-vrid-0").setText("77");
            find(TextField.class, "wizard-addresses-0").setText("10.0.0.100/24");
            find(TextField.class, "wizard-nodes").setText("a, b");
        });
        settle();
        onFx(() -> Pictures.save(stages.getLast().getScene(), "config-wizard-fields"));
        onFx(() -> find(Button.class, "wizard-next").fire());
        settle();
        await().atMost(LIMIT).until(() -> shown(".wizard-standing")
                .contains("VRID 77: a holds the addresses; b would take over."));
        onFx(() -> Pictures.save(stages.getLast().getScene(), "config-wizard-result"));
        onFx(() -> find(Button.class, "wizard-next").fire());
        settle();
        assertThat(draft("a").config().orElseThrow().routers().getFirst().priority()).isEqualTo(150);
        assertThat(draft("b").config().orElseThrow().routers().getFirst().vrid()).isEqualTo(77);
        onFx(() -> stagings.getLast().undo());
        settle();
        assertThat(get(() -> stagings.getLast().workspace().get().drafts())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT, 1180, 1", "zh-TW, DARK, 1180, 1", "en, DARK, 900, 1", "zh-TW, LIGHT, 900, 1",
            "en, LIGHT, 1180, 2"})
    void everyTab_isDrawn_inBothThemesAndLanguages_narrowAndLarge(String language, Themes.Choice theme, double width,
            double zoom) throws Throwable {
        open(Optional.of(FakeBases.three()), Locale.forLanguageTag(language), theme, width, 760, zoom);
        await().atMost(LIMIT).until(() -> !shown(".problem-code").isEmpty());
        for (int i = 0; i < 5; i++) {
            tab(i);
            String name = "config-" + List.of("form", "text", "matrix", "convert", "whatif").get(i);
            onFx(() -> Pictures.save(stages.getLast().getScene(), name + "-" + language + "-"
                    + theme.name().toLowerCase(Locale.ROOT) + "-" + (int) width + "-" + (int) zoom));
        }
    }
}
